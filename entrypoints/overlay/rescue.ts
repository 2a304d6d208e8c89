import { OVERLAY_MARK, type Rescue } from '@/utils/messages/overlay-port'

/** How long a panel of an older version is waited for. */
const PATIENCE_MS = 300

/** The overlay of an older version of this extension: alive in the page, but no message reaches it or leaves it. */
export const orphan = (): Element | null => document.querySelector(`[${OVERLAY_MARK}]`)

/** What was typed there since, and gives the focus back from it; null when it does not answer. */
export async function rescueDraft(left: Element): Promise<unknown> {
  const frame = shadowOf(left)?.querySelector('iframe')
  if (!frame?.contentWindow || !frame.src) return null
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<unknown>((resolve) => {
    port1.addEventListener('message', ({ data }) => resolve(data), { once: true })
    port1.start()
    setTimeout(() => resolve(null), PATIENCE_MS)
  })
  const { origin, search } = new URL(frame.src)
  const question: Rescue = { pushbackRescue: search.slice(1) }
  frame.contentWindow.postMessage(question, origin, [port2])
  return answer
}

/** Only an extension's script sees into a closed shadow; each browser has its own way. */
function shadowOf(element: Element & { openOrClosedShadowRoot?: ShadowRoot }): ShadowRoot | null {
  if (chrome.dom) return chrome.dom.openOrClosedShadowRoot(element as HTMLElement)
  return element.openOrClosedShadowRoot ?? null
}
