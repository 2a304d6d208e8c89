import { useEffect, useRef } from 'react'
import type { StateFeed } from '@/components/extension/state-feed'
import type { Seat } from '@/utils/messages/messages'

/** Does what belongs to the chord where it means this surface, which was open before. */
export function useCall(seat: Seat, feed: StateFeed, onCall: () => void): void {
  const current = useRef(onCall)
  current.current = onCall
  useEffect(
    () =>
      feed.onCall(async ({ called, window: id }) => {
        if (called !== seat.surface) return
        // Of a window of ours only the browser knows which it is.
        const own = seat.window ?? (await chrome.windows.getCurrent()).id
        if (id === own) current.current()
      }),
    [seat, feed],
  )
}
