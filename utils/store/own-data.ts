import { type Database, putMeta } from './database'
import { storing, UnsentError } from './errors'

/** How many notes this browser has, and how many of them have something that was never sent. */
export interface OwnData {
  notes: number
  unsent: number
}

export function countOwnData(db: Database): Promise<OwnData> {
  return storing(() => db.transaction('r', db.objections, db.outbox, () => count(db)))
}

/**
 * Deletes everything that is kept in this browser, the team's deals and themes too. What was never sent is lost for
 * good, so it goes only with `alsoUnsent`. That it happened is written in the same transaction: a panel that saw the
 * demo gone before it knew why would save its half-typed line as a note of it.
 */
export function deleteOwnData(
  db: Database,
  { alsoUnsent, nowMs }: { alsoUnsent: boolean; nowMs: number },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.tables, async () => {
      const { unsent } = await count(db)
      if (unsent > 0 && !alsoUnsent) throw new UnsentError(unsent)
      for (const table of db.tables) await table.clear()
      await putMeta(db, 'emptied', nowMs)
    }),
  )
}

async function count(db: Database): Promise<OwnData> {
  const waiting = (await db.outbox.toArray()).filter(({ entity }) => entity === 'objection')
  const notes = await db.objections.filter(({ deletedAt }) => deletedAt === null).count()
  return { notes, unsent: new Set(waiting.map(({ entityId }) => entityId)).size }
}
