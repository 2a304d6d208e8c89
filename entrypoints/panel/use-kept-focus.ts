import { type MouseEvent, useRef } from 'react'

/** What a mouse works with: the browser gives it the focus, as ever. */
const CONTROLS = 'button, input, textarea, select, label, a, [tabindex]'
/** What may be selected and copied. An option of a list is taken whole. */
const TEXTS = 'p, q, pre, li:not([role="option"]), dd'

/**
 * For the whole panel: a press on what is no control leaves the cursor where it is, or what is typed next would go
 * nowhere. Text can still be selected; a mere click on it gives the cursor back.
 */
export function useKeptFocus() {
  const had = useRef<HTMLElement>(null)
  return {
    onMouseDown: (event: MouseEvent) => {
      had.current = null
      const pressed = event.target as Element
      if (pressed.closest(CONTROLS)) return
      if (!pressed.closest(TEXTS)) return event.preventDefault()
      had.current = document.activeElement as HTMLElement | null
    },
    onClick: () => {
      if (getSelection()?.isCollapsed) had.current?.focus()
      had.current = null
    },
  }
}
