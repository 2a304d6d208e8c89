import { type RefObject, useEffect, useRef } from 'react'
import type { OverlayChannel } from './overlay-channel'

/** Tells the overlay how high the panel wants to be, and does what the overlay asks. */
export function useOverlay(
  channel: OverlayChannel,
  { root, ...on }: { root: RefObject<HTMLElement | null>; onFocus: () => void; onChord: () => void },
): void {
  const told = useRef(on)
  told.current = on
  useEffect(
    () =>
      channel.listen((message) => {
        if (message.type === 'focus') told.current.onFocus()
        if (message.type === 'chord') told.current.onChord()
        if (message.type === 'limit') root.current?.style.setProperty('--limit', `${message.maxHeight}px`)
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
