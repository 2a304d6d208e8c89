import { WHOLE } from '../model/sync-protocol'
import { type Database, getMeta, putMeta } from './database'
import { storing } from './errors'
import type { Owner } from './rows'

/** Another account's deals and themes must not be offered: they go, and every account pulls anew. */
export function clearPulled(db: Database): Promise<void> {
  return storing(() => db.transaction('rw', db.deals, db.themes, db.meta, async () => clear(db)))
}

/** The cursor of an account; the beginning where what was pulled last is another's. Within a transaction. */
export async function pulledUpTo(db: Database, owner: Owner): Promise<string> {
  if ((await getMeta(db, 'pulledFor')) !== owner) return ''
  return (await getMeta(db, `cursor:${owner}`)) ?? ''
}

/** Makes room for an account's deals and themes: another's reach was another. Within a transaction. */
export async function letPull(db: Database, owner: Owner): Promise<void> {
  if ((await getMeta(db, 'pulledFor')) === owner) return
  await clear(db)
  await putMeta(db, 'pulledFor', owner)
}

async function clear(db: Database): Promise<void> {
  await db.deals.clear()
  await db.themes.clear()
  await db.meta.where('key').startsWith('cursor:').delete()
  await db.meta.delete('pulledFor')
}

/** Every account fetches all of it once more. Runs inside the caller's transaction over `meta`. */
export async function distrustPulled(db: Database): Promise<void> {
  await db.meta.where('key').startsWith('cursor:').modify({ value: WHOLE })
}
