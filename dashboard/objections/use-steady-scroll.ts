import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { shiftOf } from './steady'

interface Steady {
  scroller: RefObject<HTMLElement | null>
  ids: readonly string[]
  /** What list this is: another filter's starts at its top. */
  list: string
  rowHeight: number
}

/**
 * Keeps rows where they are on the screen when others arrive above them, as soon as somebody is at them: by
 * scroll, pointer or focus. Returns how many wait above, and the way there.
 */
export function useSteadyScroll({ scroller, ids, list, rowHeight }: Steady) {
  const previous = useRef({ ids, list })
  const [above, setAbove] = useState(0)

  useLayoutEffect(() => {
    const { current: element } = scroller
    const before = previous.current
    previous.current = { ids, list }
    if (!element || before.ids === ids) return
    if (before.list !== list) {
      element.scrollTop = 0
      setAbove(0)
      return
    }
    const shift = shiftOf(before.ids, ids, Math.floor(element.scrollTop / rowHeight))
    const isHeld = element.scrollTop > 0 || element.matches(':hover, :focus-within')
    if (shift === 0 || !isHeld) return
    element.scrollTop += shift * rowHeight
    setAbove((count) => Math.max(0, count + shift))
  }, [scroller, ids, list, rowHeight])

  const showAbove = useCallback(() => {
    if (scroller.current) scroller.current.scrollTop = 0
    setAbove(0)
  }, [scroller])

  const onScroll = useCallback(() => {
    if (scroller.current?.scrollTop === 0) setAbove(0)
  }, [scroller])

  return { above, showAbove, onScroll }
}
