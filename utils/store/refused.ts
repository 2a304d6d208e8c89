import type { RefusedNote } from '../messages/extension-state'
import type { Demo, Objection } from '../model/records'
import type { Database } from './database'
import { GoneError, storing } from './errors'
import { demoView } from './record-views'
import { isListed, type RefusedRow } from './rows'
import { type Now, writeFields, writeTables } from './write'

/** What the endpoint refused, with the words it is about. */
export function listRefused(db: Database): Promise<RefusedNote[]> {
  return storing(() =>
    db.transaction('r', db.refused, db.objections, db.demos, db.deals, async () => {
      const rows = (await db.refused.orderBy('seq').toArray()).filter(isListed)
      return Promise.all(rows.map((row) => refusedNote(db, row)))
    }),
  )
}

async function refusedNote(db: Database, { seq, code, message, ...row }: RefusedRow): Promise<RefusedNote> {
  const note = await db.objections.get(row.entityId as Objection['id'])
  const demo = await db.demos.get(row.entityId as Demo['id'])
  const title = demo && (await demoView(db, demo)).title
  const text = note ? note.text || note.quote : (title ?? row.fields.text ?? row.fields.account)
  const noteId = note?.text ? note.id : null
  return { seq, code, message, text: String(text ?? ''), raisedAt: note?.raisedAt ?? null, noteId }
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

/** Takes it off the list. That it was refused stays known: it is not shown as sent, and a later change goes out whole. */
export function dismissRefused(db: Database, seq: number): Promise<void> {
  return storing(async () => void (await db.refused.update(seq, { dismissed: true })))
}
