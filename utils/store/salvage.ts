import type { ExportedText } from '../capture/export-note'
import { BACKUP_FORMAT } from './backup-file'
import { storing } from './errors'
import { FORM } from './row-schemas'

const TABLES = ['objections', 'demos', 'outbox', 'refused', 'drafts', 'damaged'] as const

/**
 * Whatever can still be read of a database that today's code cannot open or understand, past Dexie and without changing
 * anything: each table by itself, each row by itself. The file is restored like a backup, row by row.
 */
export function salvage(
  { name, indexedDB }: { name: string; indexedDB: IDBFactory },
  nowMs: number,
): Promise<ExportedText> {
  return storing(async () => {
    const db = await open(indexedDB, name)
    try {
      const read: Record<string, unknown[]> = {}
      for (const table of TABLES) read[table] = await readRows(db, table)
      read.forms = formsOf(await readRows(db, 'meta'))
      const madeAt = new Date(nowMs).toISOString()
      const head = { product: 'pushback', kind: 'rescue', format: BACKUP_FORMAT, madeAt }
      const fileName = `pushback-rescue-${madeAt.slice(0, 10)}.json`
      return { text: JSON.stringify({ ...head, ...read }), fileName, notes: read.objections?.length ?? 0 }
    } finally {
      db.close()
    }
  })
}

/** Of the rows of `meta` only what was typed: device and cursors are nothing to carry away. */
function formsOf(rows: readonly unknown[]): unknown[] {
  return rows.flatMap((row) => {
    const { key, value } = row as { key?: unknown; value?: unknown }
    return typeof key === 'string' && key.startsWith(FORM) ? [{ key: key.slice(FORM.length), ...Object(value) }] : []
  })
}

/** Without a version: it opens as whatever it is. */
function open(indexedDB: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function readRows(db: IDBDatabase, table: string): Promise<unknown[]> {
  if (!db.objectStoreNames.contains(table)) return Promise.resolve([])
  return new Promise((resolve) => {
    const rows: unknown[] = []
    const request = db.transaction(table).objectStore(table).openCursor()
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve(rows)
      rows.push(cursor.value)
      cursor.continue()
    }
    // What lies behind a row that cannot be read is out of reach; what came before it is not.
    request.onerror = (event) => {
      event.preventDefault()
      resolve(rows)
    }
  })
}
