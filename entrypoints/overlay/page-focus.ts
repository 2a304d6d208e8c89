/** Gives focus and caret back to where they were in the page. */
export type GiveBack = () => void

/** Remembers where the focus is in the page, down through shadow roots and frames, and where its caret stands. */
export function rememberFocus(): GiveBack {
  const focused = deepActive(document)
  if (!focused || !('focus' in focused)) return () => undefined
  const caret = caretOf(focused)
  return () => {
    if (!focused.isConnected) return
    // A frame must have the focus itself before what is in it can.
    if (focused.ownerDocument !== document)
      (focused.ownerDocument.defaultView?.frameElement as HTMLElement | null)?.focus()
    ;(focused as HTMLElement).focus({ preventScroll: true })
    caret()
  }
}

/** A frame of another origin keeps its own focus secret; to focus the frame is all that can be done. */
function deepActive(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement
  if (active?.shadowRoot) return deepActive(active.shadowRoot) ?? active
  const inside = active && 'contentDocument' in active ? (active as HTMLIFrameElement).contentDocument : null
  return (inside && deepActive(inside)) ?? active
}

/** Told by what it has, not by its class: an element of a frame is of another realm's class. */
function caretOf(focused: Element): GiveBack {
  if ('setSelectionRange' in focused) {
    const field = focused as HTMLInputElement | HTMLTextAreaElement
    const { selectionStart, selectionEnd, selectionDirection } = field
    // Numbers, dates and e-mail addresses have no caret that a script may set.
    if (selectionStart === null || selectionEnd === null) return () => undefined
    return () => field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
  }
  const selection = focused.ownerDocument.getSelection()
  if (!selection || selection.rangeCount === 0) return () => undefined
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  return () => {
    if (!anchorNode?.isConnected || !focusNode?.isConnected) return
    try {
      selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
    } catch {
      // The page has changed the text meanwhile and the place is gone: the focus alone is back.
    }
  }
}

/** How long after opening a page's focus trap is resisted, and how often. */
const RESIST_MS = 800
const TRIES = 3
/** A dialog that opens takes the focus before any event tells of the dialog; a busy page tells late. */
const JUST_LOST_MS = 1_500

export interface FocusShield {
  /** The page, not the user, has taken the focus from the overlay a moment ago. */
  justLost(): boolean
  /** Runs what takes the focus away on purpose. */
  pause(work: () => void): void
}

/**
 * Keeps a page's focus trap from taking the cursor: it does not hear that the focus went into the overlay, and when
 * it takes it all the same in the first moments, it is taken back a few times, never for good.
 */
export function shieldFocus(
  element: HTMLElement,
  { refocus, signal }: { refocus: () => void; signal: AbortSignal },
): FocusShield {
  const since = performance.now()
  let tries = 0
  let lostAt = Number.NEGATIVE_INFINITY
  let paused = false
  const lost = () => {
    if (paused) return
    lostAt = performance.now()
    if (lostAt - since > RESIST_MS || tries >= TRIES) return
    tries++
    setTimeout(() => document.hasFocus() && refocus())
  }
  const silence = (event: FocusEvent) => {
    if (event.target !== element && event.relatedTarget !== element) return
    event.stopImmediatePropagation()
    if (event.type === 'focusout' && event.target === element) lost()
  }
  const byUser = () => {
    tries = TRIES
    lostAt = Number.NEGATIVE_INFINITY
  }
  const options = { capture: true, signal }
  for (const type of ['focusin', 'focus', 'focusout', 'blur'] as const) window.addEventListener(type, silence, options)
  window.addEventListener('pointerdown', byUser, options)
  window.addEventListener('keydown', byUser, options)
  return {
    justLost: () => performance.now() - lostAt < JUST_LOST_MS,
    pause(work) {
      paused = true
      work()
      paused = false
    },
  }
}
