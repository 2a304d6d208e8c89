import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import {
  afterFailure,
  afterSuccess,
  type Failure,
  INITIAL_STATE,
  mayTry,
  type SyncProblemCode,
  type SyncState,
} from '@/utils/sync/state'
import { T0 } from '../store/device'

const aFailure = (code: SyncProblemCode = 'unreachable', over: Partial<Failure> = {}): Failure => ({
  ...{ code, detail: null, retryAfterMs: null },
  ...over,
})
const world = { nowMs: T0, random: 0.5, watched: true }
const RETRIED: SyncProblemCode[] = ['offline', 'unreachable', 'not_endpoint', 'busy', 'server_error']
const STOPS: SyncProblemCode[] = ['unknown_token', 'revoked', 'role', 'upgrade']

const failures = (times: number, over: Partial<typeof world>): SyncState =>
  Array.from({ length: times }).reduce<SyncState>(
    (state) => afterFailure(state, aFailure(), { ...world, ...over }),
    INITIAL_STATE,
  )
const waitAfter = (times: number, over: Partial<typeof world>) => (failures(times, over).nextAttemptAt ?? 0) - T0

describe('the wait after failing', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [4, 8_000],
    [5, 15_000],
    [50, 15_000],
    [2_000, 15_000],
  ])('number %i is at most %i ms while somebody looks', (times, longest) => {
    expect(waitAfter(times, { random: 1 })).toBe(longest)
  })

  it.each([
    [1, 1_000],
    [9, 256_000],
    [10, 300_000],
    [2_000, 300_000],
  ])('number %i is at most %i ms when nobody does', (times, longest) => {
    expect(waitAfter(times, { random: 1, watched: false })).toBe(longest)
  })

  it('is spread over the whole span, so that devices do not come back together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (times, random) => {
        const longest = waitAfter(times, { random: 1 })
        expect(waitAfter(times, { random })).toBe(Math.ceil(random * longest))
      }),
    )
  })

  it.each([
    ['longer than the backoff', 60_000, 60_000],
    ['shorter than the backoff', 100, 500],
    ['nothing', 0, 500],
  ])('is never shorter than what the endpoint asked for: %s', (_, retryAfterMs, wait) => {
    const state = afterFailure(INITIAL_STATE, aFailure('busy', { retryAfterMs }), world)
    expect(state.nextAttemptAt).toBe(T0 + wait)
  })

  it('begins anew after a round that went well', () => {
    expect(afterSuccess(T0)).toEqual({ ...INITIAL_STATE, lastSuccessAt: T0 })
    expect(failures(9, {}).attempts).toBe(9)
  })
})

describe('a problem', () => {
  it('is dated by its beginning, not by the last time it was met', () => {
    const first = afterFailure(INITIAL_STATE, aFailure('busy'), world)
    const again = afterFailure(first, aFailure('busy', { detail: 'Still.' }), { ...world, nowMs: T0 + 60_000 })
    expect(again.problem).toEqual({ code: 'busy', detail: 'Still.', since: T0 })
  })

  it('is dated anew when another one takes its place', () => {
    const first = afterFailure(INITIAL_STATE, aFailure('busy'), world)
    const other = afterFailure(first, aFailure('offline'), { ...world, nowMs: T0 + 60_000 })
    expect(other.problem).toEqual({ code: 'offline', detail: null, since: T0 + 60_000 })
  })

  it('leaves known when it last went well', () => {
    expect(afterFailure(afterSuccess(T0 - 5), aFailure(), world).lastSuccessAt).toBe(T0 - 5)
  })
})

describe('a new note', () => {
  it('is sent at once, whatever the backoff says', () => {
    const state = failures(9, { watched: false })
    expect(mayTry(state, { nowMs: T0, urgent: true })).toBe(true)
    expect(mayTry(state, { nowMs: T0, urgent: false })).toBe(false)
  })

  it.each(RETRIED)('may be tried by a timer too, once the wait after "%s" is over', (code) => {
    const state = afterFailure(INITIAL_STATE, aFailure(code), world)
    expect(mayTry(state, { nowMs: T0 + 499, urgent: false })).toBe(false)
    expect(mayTry(state, { nowMs: T0 + 500, urgent: false })).toBe(true)
  })

  it('waits for the end of a Retry-After to the millisecond', () => {
    const state = afterFailure(INITIAL_STATE, aFailure('busy', { retryAfterMs: 20_000 }), world)
    expect(mayTry(state, { nowMs: T0 + 19_999, urgent: true })).toBe(false)
    expect(mayTry(state, { nowMs: T0 + 20_000, urgent: true })).toBe(true)
  })

  it('waits for nothing that a clock had planned which was set back since', () => {
    const state = afterFailure(failures(9, { watched: false }), aFailure('busy', { retryAfterMs: 20_000 }), world)
    expect(mayTry(state, { nowMs: T0 - 86_400_000, urgent: false })).toBe(true)
  })

  it.each(STOPS)('waits for the user after "%s", for ever', (code) => {
    const state = afterFailure(INITIAL_STATE, aFailure(code), world)
    expect(state).toMatchObject({ stopped: true, nextAttemptAt: null })
    expect(mayTry(state, { nowMs: T0 + 1e12, urgent: true })).toBe(false)
  })
})

describe('an update of the extension', () => {
  const stoppedBy = (code: SyncProblemCode): SyncState => ({
    ...afterFailure(INITIAL_STATE, aFailure(code), world),
    protocol: PROTOCOL - 1,
  })

  it('ends the wait for an update by itself', () => {
    expect(mayTry(stoppedBy('upgrade'), { nowMs: T0, urgent: false })).toBe(true)
  })

  it.each(STOPS.filter((code) => code !== 'upgrade'))('does not help against "%s"', (code) => {
    expect(mayTry(stoppedBy(code), { nowMs: T0, urgent: true })).toBe(false)
  })
})
