import { useEffect, useRef } from 'react'
import type { Turn } from '@/utils/capture/corner'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { saysKey } from './says-key'
import type { Guard } from './use-guard'
import type { View } from './use-view'

interface PanelKeys {
  view: View
  show: (view: View) => void
  back: () => void
  /** Out of sight at once; `close` follows with the key's release. */
  fade: () => void
  close: () => void
  undo: () => void
  dock: (to: Turn) => void
  putBack: () => void
  step: (by: 1 | -1) => void
  state: ExtensionState
  guard: Guard
}

const TURNS: Record<string, Turn> = { ArrowRight: 'next', ArrowLeft: 'previous' }

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
  useEffect(() => closeOnRelease(() => current.current), [])
}

/**
 * Escape hides the panel when it goes down and gives the focus back when it comes up: the page would hear a release
 * that is not for it, and many close something of their own on it.
 */
function closeOnRelease(keys: () => PanelKeys): () => void {
  let leaving = false
  const begin = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    if (leaving || event.repeat) return
    if (keys().view !== 'notes') return keys().back()
    leaving = true
    keys().fade()
  }
  const end = (event: Event) => {
    if (!leaving || (event instanceof KeyboardEvent && event.key !== 'Escape')) return
    leaving = false
    keys().close()
  }
  const life = new AbortController()
  const { signal } = life
  addEventListener('keydown', begin, { signal })
  addEventListener('keyup', end, { signal })
  // The release goes elsewhere when the window loses the keyboard meanwhile.
  addEventListener('blur', end, { signal })
  return () => life.abort()
}

function actionOf(
  { key, code, altKey, ctrlKey, shiftKey, target }: KeyboardEvent,
  keys: PanelKeys,
): (() => void) | undefined {
  if (key === 'F1') return keys.view === 'keys' ? keys.back : () => keys.show('keys')
  // Never AltGr, which types letters on many layouts.
  if (!altKey || ctrlKey) return undefined
  if (saysKey('z', { key, code })) return undoOf(shiftKey, keys)
  const turn = shiftKey ? undefined : TURNS[code]
  if (turn && !isWordKey(target)) return () => keys.dock(turn)
  if (code === 'ArrowDown' || code === 'ArrowUp') return stepOf(code, keys)
  if (!keys.guard.on || keys.view !== 'notes' || shiftKey) return undefined
  if (saysKey('m', { key, code })) return keys.guard.move
  return saysKey('n', { key, code }) ? keys.guard.start : undefined
}

/** Only where its effect is seen. */
function undoOf(back: boolean, { view, state: { moved }, undo, putBack }: PanelKeys): (() => void) | undefined {
  if (view === 'notes') return back ? putBack : undo
  return view === 'debrief' && moved?.isNewest && !back ? undo : undefined
}

function stepOf(code: string, { view, step, state: { demo } }: PanelKeys): (() => void) | undefined {
  if (view !== 'notes' || !demo || demo.steps.length === 0) return undefined
  return () => step(code === 'ArrowDown' ? 1 : -1)
}

/** On a Mac these keys go from word to word in what is typed. */
function isWordKey(target: EventTarget | null): boolean {
  return navigator.platform.startsWith('Mac') && target !== null && 'value' in target && target.value !== ''
}
