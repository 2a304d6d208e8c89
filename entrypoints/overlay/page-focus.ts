/** Gives focus and caret back to where they were in the page. */
export type GiveBack = () => void

/** Remembers where the focus is in the page, down through open shadow roots, and where its caret stands. */
export function rememberFocus(): GiveBack {
  const focused = deepActive(document)
  const caret = caretOf(focused)
  return () => {
    if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || !focused.isConnected) return
    focused.focus({ preventScroll: true })
    caret()
  }
}

function deepActive(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement
  return (active?.shadowRoot && deepActive(active.shadowRoot)) || active
}

function caretOf(focused: Element | null): GiveBack {
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) {
    const { selectionStart, selectionEnd, selectionDirection } = focused
    // Numbers, dates and e-mail addresses have no caret that a script may set.
    if (selectionStart === null || selectionEnd === null) return () => undefined
    return () => focused.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
  }
  const selection = document.getSelection()
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

const QUIET_MS = 800
const TRIES = 3

/**
 * Keeps a page's focus trap from taking the cursor: it does not hear that the focus went into the overlay, and when
 * it takes it all the same in the first moments, it is taken back a few times, never for good.
 */
export function shieldFocus(
  element: HTMLElement,
  { refocus, signal }: { refocus: () => void; signal: AbortSignal },
): void {
  const since = performance.now()
  let tries = 0
  const silence = (event: FocusEvent) => {
    if (event.target === element || event.relatedTarget === element) event.stopImmediatePropagation()
  }
  for (const type of ['focusin', 'focus', 'focusout', 'blur'] as const) {
    window.addEventListener(type, silence, { capture: true, signal })
  }
  const takeBack = () => {
    if (performance.now() - since > QUIET_MS || tries >= TRIES || !document.hasFocus()) return
    tries++
    setTimeout(refocus)
  }
  element.addEventListener('focusout', takeBack, { signal })
  window.addEventListener('pointerdown', () => (tries = TRIES), { capture: true, signal })
}
