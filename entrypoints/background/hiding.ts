import { type Core, changed } from './core'
import { keptHidden } from './session'
import { followShareMode, removeSurfaces, shareNow, sweepPage } from './surfaces'

/**
 * One stroke removes every surface and the badge; they stay gone until it is pressed again or the demo ends. `tabId`
 * is the tab that the key press has granted.
 */
export async function toggleHidden(core: Core, tabId?: number): Promise<boolean> {
  const hidden = !(await keptHidden.get())
  await keptHidden.set(hidden)
  if (hidden) {
    await removeSurfaces(core.tabs)
    // Nothing of ours can be in a page that takes no script.
    if (tabId !== undefined) await sweepPage(tabId).catch(() => undefined)
  } else await followShareMode(await shareNow())
  changed(core)
  return hidden
}

export async function endHiding(): Promise<void> {
  await keptHidden.set(false)
}
