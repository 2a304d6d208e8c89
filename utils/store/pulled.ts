import { WHOLE } from '../model/sync-protocol'
import type { Database } from './database'
import { storing } from './errors'

/**
 * Another workspace's deals and themes must not be offered: they go, and every account pulls anew. Notes and the
 * outbox stay.
 */
export function clearPulled(db: Database): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.deals, db.themes, db.meta, async () => {
      await db.deals.clear()
      await db.themes.clear()
      await db.meta.where('key').startsWith('cursor:').delete()
    }),
  )
}

/** Every account fetches all of it once more. Runs inside the caller's transaction over `meta`. */
export async function distrustPulled(db: Database): Promise<void> {
  await db.meta.where('key').startsWith('cursor:').modify({ value: WHOLE })
}
