import { type Browser, browser } from 'wxt/browser'
import { setDamagedAside } from '@/utils/store/damage'
import { dropUnnamed } from '@/utils/store/pictures'
import { runningDemo } from '@/utils/store/running-demo'
import { type Core, changed } from './core'
import { endHiding } from './hiding'
import { watchLesson } from './lesson'
import { watchClock } from './quiet'
import { keptUsualShare, keptWelcomed } from './settings'
import { followShareMode, WELCOME_PAGE } from './surfaces'

/** After installation, an update or the browser's start. */
export async function start(core: Core): Promise<void> {
  // A script in a page could read what the extension stores, were it ever taken over; only our own pages may.
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
  await setDamagedAside(core.db, Date.now())
  const demo = await runningDemo(core.db)
  // Hidden until the demo ends: without one there is nothing to hide.
  if (!demo) await endHiding()
  await followShareMode(demo?.shareMode ?? (await keptUsualShare.get()))
  await dropUnnamed(core.db, Date.now())
  await watchLesson(core)
  watchClock(core, { used: false })
  changed(core)
}

/**
 * Once, after the first installation, the page that teaches opens. Not where a developer has loaded the extension for
 * this session only, which Firefox tells.
 */
export async function welcome({
  reason,
  temporary,
}: Browser.runtime.InstalledDetails & { temporary?: boolean }): Promise<void> {
  if (await keptWelcomed.get()) return
  if (reason === 'install' && !temporary) await browser.tabs.create({ url: WELCOME_PAGE })
  await keptWelcomed.set(true)
}
