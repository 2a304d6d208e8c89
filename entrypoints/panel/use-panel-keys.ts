import { useEffect, useRef } from 'react'
import type { View } from './view'

interface PanelKeys {
  view: View
  show: (view: View) => void
  close: () => void
  undo: () => void
}

/** The keys that work wherever the focus is in the panel. */
export function usePanelKeys(keys: PanelKeys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const action = actionOf(event, current.current)
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function actionOf({ key, code, altKey, ctrlKey }: KeyboardEvent, keys: PanelKeys): (() => void) | undefined {
  if (key === 'Escape') return keys.view === 'notes' ? keys.close : () => keys.show('notes')
  if (key === 'F1') return () => keys.show(keys.view === 'keys' ? 'notes' : 'keys')
  // By its place on the keyboard, and never AltGr, which types letters on many layouts.
  if (altKey && !ctrlKey && code === 'KeyZ') return keys.undo
  return undefined
}
