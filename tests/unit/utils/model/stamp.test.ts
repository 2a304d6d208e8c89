import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFieldStamps, compareStamps, type FieldStamp, nextStamp, ZERO_STAMP } from '@/utils/model/stamp'

const aFieldStamp: fc.Arbitrary<FieldStamp> = fc.tuple(fc.nat(3), fc.nat(2), fc.constantFrom('a', 'b', 'server'))

describe('nextStamp', () => {
  it('rises however the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 2 }), (clock) => {
        let last = ZERO_STAMP
        for (const nowMs of clock) {
          const next = nextStamp(last, nowMs)
          expect(compareStamps(next, last)).toBeGreaterThan(0)
          last = next
        }
      }),
    )
  })

  it('follows the wall clock where that has moved on', () => {
    expect(nextStamp([5, 7], 6)).toEqual([6, 0])
    expect(nextStamp([5, 7], 5)).toEqual([5, 8])
  })
})

describe('compareFieldStamps', () => {
  it('orders any two mutations, and in one way only', () => {
    fc.assert(
      fc.property(aFieldStamp, aFieldStamp, (a, b) => {
        expect(Math.sign(compareFieldStamps(a, b)) + Math.sign(compareFieldStamps(b, a))).toBe(0)
        expect(compareFieldStamps(a, b) === 0).toBe(a.join() === b.join())
      }),
    )
  })

  it('is transitive', () => {
    fc.assert(
      fc.property(aFieldStamp, aFieldStamp, aFieldStamp, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(compareFieldStamps)
        expect(x && y && z && compareFieldStamps(x, z) <= 0).toBe(true)
      }),
    )
  })
})
