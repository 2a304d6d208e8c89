import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { meQuery } from './queries'

/** Bursts of changes, such as an import, refresh the page this often at most. */
const QUIET_MS = 1_000

/** EventSource.CLOSED: refused for good. */
const CLOSED = 2

export type LiveState = 'live' | 'reconnecting'

interface Live {
  client: QueryClient
  signal: AbortSignal
  onState: (state: LiveState) => void
}

/** What is used of an `EventSource`. */
export interface EventLine {
  readonly readyState: number
  addEventListener(type: 'open' | 'change' | 'error', listener: () => void): void
  close(): void
}

/** Keeps what is on the screen fresh: each change of the workspace fetches the visible answers again. */
export function followChanges({ client, signal, onState }: Live, open = openEvents): void {
  const events = open('/api/events')
  const refresh = throttle(() => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }))
  let dropped = false
  events.addEventListener('open', () => {
    onState('live')
    // What happened while the line was down came with no event.
    if (dropped) refresh()
    dropped = false
  })
  events.addEventListener('change', refresh)
  events.addEventListener('error', () => {
    onState('reconnecting')
    dropped = true
    // A refused stream never reconnects by itself: asking who we are shows whether the session has ended.
    if (events.readyState === CLOSED) void client.invalidateQueries(meQuery)
  })
  signal.addEventListener('abort', () => events.close(), { once: true })
}

function openEvents(url: string): EventLine {
  return new EventSource(url)
}

export function useLive(client: QueryClient): LiveState {
  const [state, setState] = useState<LiveState>('live')
  useEffect(() => {
    const stop = new AbortController()
    followChanges({ client, signal: stop.signal, onState: setState })
    return () => stop.abort()
  }, [client])
  return state
}

/** Runs at once, then at most every `QUIET_MS`, and always once more after the last call. */
function throttle(run: () => void): () => void {
  let waiting = false
  let again = false
  return function call() {
    if (waiting) {
      again = true
      return
    }
    run()
    waiting = true
    setTimeout(() => {
      waiting = false
      if (!again) return
      again = false
      call()
    }, QUIET_MS)
  }
}
