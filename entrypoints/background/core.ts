import type { ExtensionState, FormsTold } from '@/utils/messages/extension-state'
import { despiteDamage, setDamagedAside } from '@/utils/store/damage'
import { createDatabase, type Database } from '@/utils/store/database'
import { Finder } from '@/utils/store/finding'
import { keptForms } from '@/utils/store/forms'
import { extensionState } from '@/utils/store/view'
import type { Now } from '@/utils/store/write'
import type { SyncLoop } from '@/utils/sync/loop'
import { authorOf, keptAccount } from './account'
import { Announcer } from './announcer'
import { isDatabaseLost } from './loss'
import { report } from './report'
import { keptDemoWindow, keptHidden, keptShareChosen, TabMemories } from './session'
import { keptLanguage, keptPictures, keptUsualShare } from './settings'
import { shareNow } from './surfaces'
import { startSync } from './sync'

/** The parts that live as long as the background; all that must live longer is in the database. */
export interface Core {
  db: Database
  tabs: TabMemories
  announcer: Announcer
  sync: SyncLoop
  finder: Finder
}

export function createCore(): Core {
  const db = createDatabase()
  const announcer = new Announcer(() => readState(db))
  const sync = startSync(db, announcer)
  return { db, tabs: new TabMemories(), announcer, sync, finder: new Finder(db) }
}

export async function readState(db: Database): Promise<ExtensionState> {
  const [account, demoWindow] = await Promise.all([keptAccount.get(), keptDemoWindow.get()])
  const set = [keptHidden.get(), keptLanguage.get(), keptUsualShare.get(), keptPictures.get(), shareNow()] as const
  const [hidden, language, usualShare, pictures, share] = await Promise.all(set)
  const more = [despiteDamage(db, () => isDatabaseLost(db)), keptShareChosen.get()] as const
  const [databaseLost, shareChosen] = await Promise.all(more)
  const seen = { hidden, databaseLost, language, usualShare, pictures, share, shareChosen, demoWindow }
  const read = () => extensionState(db, { author: authorOf(account), ...seen })
  const state = await despiteDamage(db, read)
  return state.unreadable > 0 && (await setDamagedAside(db, Date.now())) > 0 ? read() : state
}

/** Who writes, when, and while what is shared. */
export async function now(): Promise<Now> {
  const [account, share] = await Promise.all([keptAccount.get(), shareNow()])
  return { author: authorOf(account), nowMs: Date.now(), share }
}

/** For a panel that does not know all that was typed and saved meanwhile. */
export async function formsNow({ db }: Core): Promise<FormsTold> {
  return { forms: await despiteDamage(db, () => keptForms(db, Date.now())), by: null }
}

/** After every committed change: surfaces and badge show it, and sync takes it along. */
export function changed({ announcer, sync }: Core): void {
  announcer.announce().catch(report)
  sync.hurry().catch(report)
}
