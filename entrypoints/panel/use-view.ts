import { useCallback, useState } from 'react'

/** What stands under the panel's head. */
export type View = 'notes' | 'menu' | 'start' | 'name' | 'plan' | 'keys' | 'debrief' | 'check'

export interface Views {
  view: View
  show: (view: View) => void
  /** From the keys to where they were asked for, from anywhere else to the notes. */
  back: () => void
}

export function useView(): Views {
  const [{ view, before }, set] = useState<{ view: View; before: View }>({ view: 'notes', before: 'notes' })
  const show = useCallback((next: View) => set(({ view: now }) => ({ view: next, before: now })), [])
  // The menu is left by what is chosen there.
  const back = () => show(view === 'keys' && before !== 'menu' ? before : 'notes')
  return { view, show, back }
}
