import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { active, beginPulse, elapsedMs, type Pulse, quietMs, seen } from '@/utils/capture/pulse'
import { demoId, newId } from '@/utils/model/ids'

const T0 = Date.parse('2026-03-02T09:00:00.000Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const pulse = () => beginPulse(newId(demoId), T0)

describe('a demo’s clock', () => {
  it('counts from the start', () => {
    expect(elapsedMs(seen(pulse(), T0 + 5 * MINUTE))).toBe(5 * MINUTE)
  })

  it('goes on from where it was when the computer’s clock is set back by a day', () => {
    const before = seen(pulse(), T0 + 10 * MINUTE)
    const after = seen(before, T0 + 10 * MINUTE - DAY)
    expect(elapsedMs(after)).toBe(10 * MINUTE)
    expect(elapsedMs(seen(after, T0 + 12 * MINUTE - DAY))).toBe(12 * MINUTE)
  })

  it('is quiet since the last note or key, also across a clock that was set back', () => {
    const used = active(pulse(), T0 + 10 * MINUTE)
    const back = seen(used, T0 + 10 * MINUTE - DAY)
    expect(quietMs(seen(back, T0 + 40 * MINUTE - DAY))).toBe(30 * MINUTE)
    expect(quietMs(active(back, T0 + 50 * MINUTE - DAY))).toBe(0)
  })

  it('never runs back and is never negative, whatever the computer’s clock does', () => {
    const looks = fc.array(fc.record({ at: fc.integer({ min: -3 * DAY, max: 3 * DAY }), key: fc.boolean() }))
    fc.assert(
      fc.property(looks, (all) => {
        let now: Pulse = pulse()
        for (const { at, key } of all) {
          const next = key ? active(now, T0 + at) : seen(now, T0 + at)
          expect(elapsedMs(next)).toBeGreaterThanOrEqual(elapsedMs(now))
          expect(quietMs(next)).toBeGreaterThanOrEqual(0)
          now = next
        }
      }),
    )
  })
})
