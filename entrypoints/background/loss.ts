import { storage } from 'wxt/utils/storage'
import { type Database, getMeta } from '@/utils/store/database'
import { storing } from '@/utils/store/errors'
import { Kept } from './kept'

/** Which device the database made of this browser, kept outside of it. */
const keptDevice = new Kept(storage.defineItem<string | null>('local:device', { fallback: null }))

/**
 * A browser that finds its database damaged may throw it away and begin an empty one without a word. Whoever had notes
 * in it must be told; the other one's name is gone with it.
 */
export async function isDatabaseLost(db: Database): Promise<boolean> {
  const [known, here] = await Promise.all([keptDevice.get(), deviceIn(db)])
  if (known === null && here !== null) await keptDevice.set(here)
  return known !== null && known !== here
}

/** The database that is there now is the right one: the loss was told, or it was made anew by the user's own word. */
export async function acceptDatabase(db: Database): Promise<void> {
  await keptDevice.set(await deviceIn(db))
}

async function deviceIn(db: Database): Promise<string | null> {
  return (await storing(() => getMeta(db, 'device')))?.deviceId ?? null
}
