import { browser } from 'wxt/browser'
import { runningDemo } from '@/utils/store/demos'
import { type Core, changed } from './core'
import { endHiding } from './hiding'
import { watchClock } from './quiet'
import { followShareMode } from './surfaces'

/** After installation, an update or the browser's start. */
export async function start(core: Core): Promise<void> {
  // A script in a page could read what the extension stores, were it ever taken over; only our own pages may.
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
  const demo = await runningDemo(core.db)
  // Hidden until the demo ends: without one there is nothing to hide.
  if (!demo) await endHiding()
  await followShareMode(demo?.shareMode ?? 'none')
  watchClock(core, { used: false })
  changed(core)
}
