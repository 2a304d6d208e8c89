import type { Database } from './database'
import { storing } from './errors'
import { distrustPulled } from './pulled'
import { type Author, NOBODY, ownerOf, type StoredDemo } from './rows'

/** How many notes were made without an account and stay on this computer. */
export function countUnclaimed(db: Database): Promise<number> {
  return storing(() => db.objections.filter(isUnclaimed).count())
}

/**
 * Gives everything made without an account to `author`, mutations as well, so that it is sent. Only the user's own
 * word does this: a note never changes hands by signing in. A copy of them may have come to the account by a backup
 * that another browser restored: what was pulled meanwhile has met changes here that were not the newest any more.
 */
export function claimNotes(db: Database, author: Author): Promise<number> {
  return storing(() =>
    db.transaction('rw', db.objections, db.demos, db.outbox, db.meta, async () => {
      const count = await db.objections.filter(isUnclaimed).count()
      await db.objections.filter(isNobodys).modify((row) => void Object.assign(row, author))
      await db.demos.filter(isNobodys).modify((row) => void Object.assign(row, author))
      const owner = ownerOf(NOBODY)
      const waiting = await db.outbox
        .where('[owner+seq]')
        .between([owner, 0], [owner, Number.MAX_SAFE_INTEGER])
        .modify({ owner: ownerOf(author) })
      if (waiting > 0) await distrustPulled(db)
      return count
    }),
  )
}

/**
 * A demo that began without an account goes to the account of the first note that is made in it under one: the team
 * would have a note of a demo that it does not know. Notes from before stay here until they are claimed. In the
 * caller's transaction.
 */
export async function claimDemo(
  db: Database,
  demo: StoredDemo,
  { workspaceId, memberId }: Author,
): Promise<StoredDemo> {
  if (!isNobodys(demo) || workspaceId === null) return demo
  const owned = { ...demo, workspaceId, memberId }
  await db.demos.put(owned)
  await db.outbox
    .where('entityId')
    .equals(demo.id)
    .modify({ owner: ownerOf(owned) })
  await distrustPulled(db)
  return owned
}

const isNobodys = (row: Author) => row.workspaceId === null
const isUnclaimed = (row: Author & { deletedAt: string | null }) => isNobodys(row) && row.deletedAt === null
