import type { Database } from './database'
import { storing } from './errors'
import { type Author, NOBODY, ownerOf } from './rows'

/** How many notes were made without an account and stay on this computer. */
export function countUnclaimed(db: Database): Promise<number> {
  return storing(() => db.objections.filter(isUnclaimed).count())
}

/**
 * Gives everything made without an account to `author`, mutations as well, so that it is sent. Only the user's own
 * word does this: a note never changes hands by signing in.
 */
export function claimNotes(db: Database, author: Author): Promise<number> {
  return storing(() =>
    db.transaction('rw', db.objections, db.demos, db.outbox, async () => {
      const count = await db.objections.filter(isUnclaimed).count()
      await db.objections.filter(isNobodys).modify((row) => void Object.assign(row, author))
      await db.demos.filter(isNobodys).modify((row) => void Object.assign(row, author))
      const owner = ownerOf(NOBODY)
      await db.outbox
        .where('[owner+seq]')
        .between([owner, 0], [owner, Number.MAX_SAFE_INTEGER])
        .modify({ owner: ownerOf(author) })
      return count
    }),
  )
}

const isNobodys = (row: Author) => row.workspaceId === null
const isUnclaimed = (row: Author & { deletedAt: string | null }) => isNobodys(row) && row.deletedAt === null
