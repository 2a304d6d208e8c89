import type { Core } from './core'
import { keptHidden } from './session'
import { hasOverlay, injectOverlay } from './surfaces'

/**
 * A panel that was open comes back when its page has been reloaded: within one origin the chord's grant still holds.
 * After a change of origin the browser refuses, and the next chord opens it.
 */
export async function reopenAfterReload({ tabs }: Core, tabId: number, status: string | undefined): Promise<void> {
  if (status !== 'complete' || !(await tabs.get(tabId)).open) return
  // The browser also reports a frame that has loaded, ours among them.
  if ((await keptHidden.get()) || (await hasOverlay(tabId))) return
  if (!(await injectOverlay(tabId))) await tabs.update(tabId, { open: false })
}
