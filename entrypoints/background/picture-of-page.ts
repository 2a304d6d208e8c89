import { type Browser, browser } from 'wxt/browser'
import type { ToTab } from '@/utils/messages/overlay-port'
import { PushbackError } from '@/utils/model/errors'
import { MAX_PICTURE_BYTES } from '@/utils/model/picture'
import type { TabMemories } from './session'

/** The page may not be taken, or is not the one in front. Nothing was kept. */
export class NoPictureError extends PushbackError {
  override readonly name = 'NoPictureError' as const
  constructor(why: string, options?: ErrorOptions) {
    super(`No picture was taken: ${why}`, options)
  }
}

/** Wider is no better to read, and a screen of many pixels would not fit. */
const LONGEST_SIDE = 2_560
const SCALES = [1, 0.75, 0.5, 0.25] as const
const WEBP = { type: 'image/webp', quality: 0.85 } as const
const JPEG = { type: 'image/jpeg', quality: 0.85 } as const

/**
 * The whole visible page of a tab, without our own panel, as WebP or JPEG of at most 5 MB. The browser allows it only for the
 * tab on which a chord was pressed, and takes whatever is in front: so the tab must be in front before and after.
 */
export async function pictureOfPage(tabs: TabMemories, tabId: number): Promise<Uint8Array<ArrayBuffer>> {
  const windowId = await inFront(tabId)
  const isAside = await tell(tabId, 'step aside')
  try {
    if ((await tabs.get(tabId)).open && !isAside) throw new NoPictureError('the notes would be in it.')
    const png = await browser.tabs.captureVisibleTab(windowId, { format: 'png' })
    if ((await inFront(tabId)) !== windowId) throw new NoPictureError('the page went to another window.')
    return await encode(png)
  } catch (cause) {
    if (cause instanceof NoPictureError) throw cause
    throw new NoPictureError('the browser did not allow it.', { cause })
  } finally {
    await tell(tabId, 'come back')
  }
}

/** The window in which a tab is in front. What stands in a private one is nobody's business. */
async function inFront(tabId: number): Promise<number> {
  const tab: Browser.tabs.Tab | undefined = await browser.tabs.get(tabId).catch(() => undefined)
  if (!tab?.active || tab.incognito) throw new NoPictureError('the page is not in front, or in a private window.')
  return tab.windowId
}

/** True when the overlay there has done it. A page without one has nobody who listens. */
async function tell(tabId: number, pushbackOverlay: ToTab['pushbackOverlay']): Promise<boolean> {
  const told: ToTab = { pushbackOverlay }
  return (await browser.tabs.sendMessage(tabId, told, { frameId: 0 }).catch(() => undefined)) === true
}

async function encode(dataUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(await (await fetch(dataUrl)).blob())
  const fits = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  for (const scale of SCALES) {
    const canvas = new OffscreenCanvas(Math.ceil(bitmap.width * fits * scale), Math.ceil(bitmap.height * fits * scale))
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const webp = await canvas.convertToBlob(WEBP)
    // What a browser cannot write it gives as PNG, whatever was asked for.
    const blob = webp.type === WEBP.type ? webp : await canvas.convertToBlob(JPEG)
    if (blob.size <= MAX_PICTURE_BYTES) return new Uint8Array(await blob.arrayBuffer())
  }
  throw new NoPictureError('it would be larger than 5 MB.')
}
