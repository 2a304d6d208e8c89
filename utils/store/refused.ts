import type { RefusedNote } from '../messages/extension-state'
import type { Objection } from '../model/records'
import type { Database } from './database'
import { GoneError, storing } from './errors'
import type { RefusedRow } from './rows'
import { type Now, writeFields, writeTables } from './write'

/** What the endpoint refused, with the words it is about. */
export function listRefused(db: Database): Promise<RefusedNote[]> {
  return storing(() =>
    db.transaction('r', db.refused, db.objections, async () => {
      const rows = await db.refused.orderBy('seq').toArray()
      return Promise.all(rows.map((row) => refusedNote(db, row)))
    }),
  )
}

async function refusedNote(db: Database, row: RefusedRow): Promise<RefusedNote> {
  const note = await db.objections.get(row.entityId as Objection['id'])
  const text = note ? note.text || (note.quote ?? '') : String(row.fields.text ?? row.fields.account ?? '')
  return { seq: row.seq, code: row.code, message: row.message, text, raisedAt: note?.raisedAt ?? null }
}

/** Sends the record once more, whole: the endpoint may know nothing of it. */
export function retryRefused(db: Database, now: Now, seq: number): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const row = await db.refused.get(seq)
      if (!row) throw new GoneError(String(seq))
      const entity = row.entity === 'demo' ? ('demo' as const) : ('objection' as const)
      const table = entity === 'demo' ? db.demos : db.objections
      const current = await table.get(row.entityId as never)
      if (!current) return void (await db.refused.delete(seq))
      await writeFields(db, now, { entity, current, fields: {} })
    }),
  )
}

export function dismissRefused(db: Database, seq: number): Promise<void> {
  return storing(() => db.refused.delete(seq))
}
