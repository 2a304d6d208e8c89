import type { ExportedText } from '../capture/export-note'
import { BACKUP_FORMAT } from './backup-file'
import type { Database } from './database'
import { StorageError, storing } from './errors'
import { mendDevice, mendDraft, mendPicture, mendRecord, sendAnew } from './mending'
import { distrustPulled } from './pulled'
import { isMetaWhole, ROWS, type RowTable } from './row-schemas'
import type { DamagedRow, StoredObjection } from './rows'
import { isSound } from './sound'

type Found = Pick<DamagedRow, 'table' | 'row'>
type Tables = Exclude<RowTable, 'meta'>

/** Does it once more where a damaged row may have stood in the way, which is set aside by then. */
export async function despiteDamage<T>(db: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    // A database that cannot be opened at all has no rows to set aside: that is what the second try tells.
    await setDamagedAside(db, Date.now()).catch(() => 0)
    return work()
  }
}

/**
 * Sets every row aside that this version cannot read, so that it takes no other down; answers how many. In its place
 * stands what can still be known of it: its sound fields, what waits to be sent of it, and later what the team has.
 */
export function setDamagedAside(db: Database, nowMs: number): Promise<number> {
  return storing(async () => {
    // Nearly always there is none, and a transaction that may write would keep a note waiting.
    const seen = await db.transaction('r', db.tables, async () => damagedIn(db))
    if (seen.length === 0) return 0
    return db.transaction('rw', db.tables, async () => {
      const found = await damagedIn(db)
      await db.damaged.bulkAdd(found.map(({ table, row }) => ({ table, row: withoutBytes(row), at: nowMs })) as never)
      for (const { table, row } of found) await db.table(table).delete(keyOf(db, table, row))
      await mendAll(db, found, nowMs)
      return found.length
    })
  })
}

/** One table after the other: Dexie loses sight of a transaction in which too much is awaited at once. */
async function damagedIn(db: Database): Promise<Found[]> {
  const found: Found[] = []
  for (const table of Object.keys(ROWS) as Tables[]) {
    // Nobody wants all pictures in memory.
    const rows = table === 'attachments' ? db.attachments.filter((row) => !isWhole(table, row)) : db.table(table)
    const damaged = (await rows.toArray()).filter((row) => !isWhole(table, row))
    found.push(...damaged.map((row) => ({ table, row })))
  }
  const meta = (await db.meta.toArray()).filter((row) => !isMetaWhole(row))
  return [...found, ...meta.map((row): Found => ({ table: 'meta', row }))]
}

/** Of notes there are thousands: no schema looks at each. */
function isWhole(table: Tables, row: object): boolean {
  return table === 'objections' ? isSound(row as StoredObjection) : ROWS[table].safeParse(row).success
}

/** Clocks first, then records, then what is to be sent of them. */
async function mendAll(db: Database, found: readonly Found[], nowMs: number): Promise<void> {
  const of = (...tables: RowTable[]) =>
    found.filter(({ table }) => tables.includes(table)).map(({ row }) => row as never)
  for (const row of of('meta')) await mendDevice(db, row, nowMs)
  for (const row of of('demos')) await mendRecord(db, { entity: 'demo', row, nowMs })
  for (const row of of('objections')) await mendRecord(db, { entity: 'objection', row, nowMs })
  for (const row of of('drafts')) await mendDraft(db, row, nowMs)
  for (const row of of('attachments')) await mendPicture(db, row, nowMs)
  // What the team has of them comes again.
  if (of('objections', 'demos', 'deals', 'themes').length > 0) await distrustPulled(db)
  await sendAnew(db, of('outbox', 'refused'), nowMs)
}

function keyOf(db: Database, table: string, row: object): never {
  return Object.entries(row).find(([field]) => field === db.table(table).schema.primKey.keyPath)?.[1] as never
}

/** Of a picture that cannot be shown its bytes say nothing. */
const withoutBytes = (row: object) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'bytes'))

/** What the options page tells of a damaged row. */
export interface DamagedView {
  seq: number
  table: RowTable
  /** The words that can still be read of it. */
  words: string
}

export function listDamaged(db: Database): Promise<DamagedView[]> {
  return storing(async () =>
    (await db.damaged.toArray()).map(({ seq, table, row }) => ({ seq, table, words: wordsIn(row).join(' · ') })),
  )
}

/** Everything that is left of them, as it is, in the form of a rescued database. */
export function exportDamaged(db: Database, nowMs: number): Promise<ExportedText> {
  return storing(async () => {
    const damaged = await db.damaged.toArray()
    const madeAt = new Date(nowMs).toISOString()
    const head = { product: 'pushback', kind: 'rescue', format: BACKUP_FORMAT, madeAt }
    const fileName = `pushback-damaged-${madeAt.slice(0, 10)}.json`
    return { text: JSON.stringify({ ...head, damaged }, null, 2), fileName, notes: damaged.length }
  })
}

/** They are not kept any longer. */
export function forgetDamaged(db: Database): Promise<void> {
  return storing(() => db.damaged.clear())
}

const WORDS: ReadonlySet<string> = new Set(['text', 'quote', 'line', 'account', 'name', 'title', 'area', 'competitor'])

/** What a person has typed, wherever it stands in the row. */
function wordsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return WORDS.has(name) && value.trim() !== '' ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, each]) => wordsIn(each, Array.isArray(value) ? name : field))
}
