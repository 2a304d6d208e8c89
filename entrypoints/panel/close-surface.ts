import type { Surface } from '@/utils/capture/share-rules'
import type { OverlayChannel } from './overlay-channel'

/** Closes the panel where it stands. Firefox lets no script close a window that an extension has opened. */
export function closeSurface(surface: Surface, channel: OverlayChannel): void {
  if (surface === 'overlay') channel.tell({ type: 'close' })
  else if (surface === 'side-panel') window.close()
  else chrome.windows.getCurrent().then(({ id }) => (id === undefined ? undefined : chrome.windows.remove(id)))
}
