import type { Database } from './database'
import { storing } from './errors'
import { isMoveNewest, undoMove } from './moving'
import { undoNewest } from './notes'
import { type Now, writeTables } from './write'

/** Takes back what was done last: moving notes, else the newest note of the running demo that still stands. */
export function undoLast(db: Database, now: Now): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      if (await isMoveNewest(db)) await undoMove(db, now)
      else await undoNewest(db, now)
    }),
  )
}
