import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followChanges, type LiveState } from '@/dashboard/api/live'

/** A line to the endpoint that the test speaks through. */
class FakeEvents extends EventTarget {
  readyState = 1
  isClosed = false
  say(type: 'open' | 'change' | 'error') {
    this.dispatchEvent(new Event(type))
  }
  close() {
    this.isClosed = true
  }
}

function follow() {
  const client = new QueryClient()
  const events = new FakeEvents()
  const stop = new AbortController()
  const states: LiveState[] = []
  const refreshed = vi.spyOn(client, 'invalidateQueries')
  const onState = (state: LiveState) => states.push(state)
  followChanges({ client, signal: stop.signal, onState }, () => events)
  return { events, stop, states, refreshed }
}

describe('followChanges', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('refreshes at once, then at most once a second, and never misses the last change', () => {
    const { events, refreshed } = follow()
    for (let n = 0; n < 50; n++) events.say('change')
    expect(refreshed).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1_000)
    expect(refreshed).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(10_000)
    expect(refreshed).toHaveBeenCalledTimes(2)
  })

  it('catches up on what happened while the line was down', () => {
    const { events, states, refreshed } = follow()
    events.say('open')
    expect(refreshed).not.toHaveBeenCalled()
    events.say('error')
    events.say('open')
    expect(states).toEqual(['live', 'reconnecting', 'live'])
    expect(refreshed).toHaveBeenCalledTimes(1)
  })

  it('asks who is signed in when the endpoint refuses the line', () => {
    const { events, refreshed } = follow()
    events.readyState = 2
    events.say('error')
    expect(refreshed).toHaveBeenCalledWith(expect.objectContaining({ queryKey: ['me'] }))
  })

  it('hangs up when the page goes', () => {
    const { events, stop } = follow()
    stop.abort()
    expect(events.isClosed).toBe(true)
  })
})
