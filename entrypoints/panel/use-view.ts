import { useCallback, useState } from 'react'
import type { DemoId } from '@/utils/model/ids'

/** What stands under the panel's head. */
export type View = 'notes' | 'menu' | 'start' | 'name' | 'plan' | 'keys' | 'debrief' | 'check'

interface Views {
  view: View
  show: (view: View) => void
  /** From the keys to where they were asked for, from anywhere else to the notes. */
  back: () => void
}

/** The view, and the one before it. */
export type Shown = Record<'view' | 'before', View>

export function useView(running: DemoId | null): Views {
  const [shown, set] = useState<Shown>({ view: 'notes', before: 'notes' })
  const [of, setOf] = useState(running)
  // While it is drawn, so that no sheet is seen for a moment under another customer's name.
  if (of !== running) {
    setOf(running)
    set(leaveSheets(shown, running))
  }
  const { view, before } = shown
  const show = useCallback((next: View) => set(({ view: now }) => ({ view: next, before: now })), [])
  // The menu is left by what is chosen there.
  const back = () => show(view === 'keys' && before !== 'menu' ? before : 'notes')
  return { view, show, back }
}

/**
 * Another demo has begun, here or elsewhere, or none runs any more: a sheet about the last one must not stand under
 * the next one's name, and that one's first words must not wait behind it. With none running its plan and its debrief
 * can go on.
 */
export function leaveSheets({ view, before }: Shown, running: DemoId | null): Shown {
  const isLeft = (each: View) => each === 'name' || (running !== null && (each === 'plan' || each === 'debrief'))
  return { view: isLeft(view) ? 'notes' : view, before: isLeft(before) || before === 'plan' ? 'notes' : before }
}
