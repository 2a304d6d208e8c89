import type { Surface } from '@/utils/capture/share-rules'
import type { OverlayChannel } from './overlay-channel'

/** Closes the panel where it stands. Firefox lets no script close a window that an extension has opened. */
export function closeSurface(surface: Surface, channel: OverlayChannel): void {
  if (surface === 'overlay') leaveOverlay(channel)
  else if (surface === 'side-panel') window.close()
  else chrome.windows.getCurrent().then(({ id }) => (id === undefined ? undefined : chrome.windows.remove(id)))
}

/**
 * The overlay around closes. Firefox ends its script with the version of the extension that brought it: then the panel
 * can only go out of sight within its frame, and leave the keyboard to the page.
 */
function leaveOverlay(channel: OverlayChannel): void {
  channel.tell({ type: 'close' })
  if (chrome.runtime?.id) return
  document.documentElement.style.display = 'none'
  window.parent.focus()
}
