import type { Db } from '@/server/db/connect'
import { WINDOW_MS } from './tries'

/** Deletes what has had its time: sessions, codes, states of a sign-in that was begun, counted tries. */
export async function dropPassing(db: Db, now: number): Promise<void> {
  const instant = new Date(now).toISOString()
  await db.deleteFrom('login').where('expiresAt', '<', instant).execute()
  await db.deleteFrom('verification').where('expiresAt', '<', instant).execute()
  await db.deleteFrom('pairing').where('expiresAt', '<', instant).execute()
  await db
    .deleteFrom('signInTry')
    .where('beganAt', '<', new Date(now - WINDOW_MS).toISOString())
    .execute()
}
