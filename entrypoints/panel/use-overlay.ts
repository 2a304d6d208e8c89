import { type RefObject, useEffect, useRef } from 'react'
import type { OverlayChannel } from './overlay-channel'

/** Tells the overlay how high the panel wants to be, and does what the overlay asks. */
export function useOverlay(
  channel: OverlayChannel,
  { root, onFocus }: { root: RefObject<HTMLElement | null>; onFocus: () => void },
): void {
  const focus = useRef(onFocus)
  focus.current = onFocus
  useEffect(
    () =>
      channel.listen((told) => {
        if (told.type === 'focus') focus.current()
        if (told.type === 'limit') root.current?.style.setProperty('--limit', `${told.maxHeight}px`)
      }),
    [channel, root],
  )
  useEffect(() => {
    const element = root.current
    if (!element) return
    const observer = new ResizeObserver(() => channel.tell({ type: 'height', height: element.offsetHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [channel, root])
}
