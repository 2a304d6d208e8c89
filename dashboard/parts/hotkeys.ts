import { useEffect, useRef } from 'react'

/** Keys as they are typed (`j`, `?`), by name in small letters (`enter`), or with the platform's command key: `mod+k`. */
export type Hotkeys = Readonly<Record<string, () => void>>

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** How the command key is called here. */
export const MOD = isMac ? '⌘' : 'Ctrl'

// Where letters are typed or chosen by typing, they are no commands; nor under an open dialog or menu.
const TYPING = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu]'

/** Listens while the component stands; the newest functions are called, the listener stays. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const newest = useRef(hotkeys)
  useEffect(() => {
    newest.current = hotkeys
  })
  useEffect(() => {
    const stop = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      const run = newest.current[nameOf(event)]
      if (!run || !isForUs(event)) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown, { signal: stop.signal })
    return () => stop.abort()
  }, [])
}

export function nameOf(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>): string {
  if (event.altKey) return ''
  const mod = isMac ? event.metaKey : event.ctrlKey
  const key = mod || event.key.length > 1 ? event.key.toLowerCase() : event.key
  return mod ? `mod+${key}` : key
}

function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  if (nameOf(event).startsWith('mod+')) return true
  if (!(event.target instanceof Element)) return true
  const pressing = event.key === 'Enter' && event.target.closest('a, button, summary')
  return !pressing && !event.target.closest(TYPING)
}
