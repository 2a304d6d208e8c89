/** What can be full screen but shows no children. */
const CHILDLESS = new Set(['VIDEO', 'CANVAS', 'IFRAME', 'IMG', 'OBJECT', 'EMBED', 'AUDIO'])

interface Movable {
  moveBefore?(node: Node, before: Node | null): void
}

/**
 * The element in which the overlay can be used now: the browser makes everything outside the topmost modal dialog or
 * full-screen element inert to mouse and focus, however high it is shown.
 */
export function seatNow(): Element {
  const full = fullScreen(document)
  const modals = [...document.querySelectorAll('dialog:modal')]
  const modal = modals.findLast((dialog) => !full || full.contains(dialog)) ?? modals.at(-1)
  if (modal) return modal
  return full && !CHILDLESS.has(full.tagName) ? full : document.documentElement
}

function fullScreen(root: Document | ShadowRoot): Element | null {
  const element = root.fullscreenElement
  return (element?.shadowRoot && fullScreen(element.shadowRoot)) || element
}

/**
 * Moves without reloading the frame where the browser can. Otherwise `beforeReload` is called first: once put in
 * again, the frame begins empty. True when it went without.
 */
export function moveInto(seat: Element & Movable, element: HTMLElement, beforeReload: () => void): boolean {
  if (element.isConnected && seat.moveBefore) {
    try {
      seat.moveBefore(element, null)
      return true
    } catch {
      // Not in the same tree: it has to be taken out and put in again.
    }
  }
  beforeReload()
  seat.append(element)
  return false
}

/** True when the mouse reaches the overlay: visible is not enough, an inert overlay is visible as well. */
export function isReachable(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const root = element.getRootNode()
  const within = root instanceof ShadowRoot ? root : document
  return within.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20)) === element
}

/**
 * Whether an overlay can stand in this document at all: drawings and bare XML show no elements of ours, and in a
 * sandbox the frame would be one too, without its extension. A file's origin is as opaque but no sandbox.
 */
export function canStand(document: Document): boolean {
  const { documentElement } = document
  const showsOurs = documentElement instanceof HTMLElement && document.createElement('div') instanceof HTMLElement
  return showsOurs && (globalThis.origin !== 'null' || location.protocol === 'file:')
}
