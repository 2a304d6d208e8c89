import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restamper } from '@/server/sync/restamp'
import { compareStamps, MAX_AHEAD_MS, type Stamp } from '@/utils/model/stamp'
import { NOW } from '../../../simulation/sync-builders'

describe('restamper', () => {
  it('leaves a stamp alone that is not too far ahead', () => {
    const restamp = restamper([0, 0], NOW)
    const stamps: Stamp[] = [
      [NOW, 5],
      [NOW + MAX_AHEAD_MS, 0],
      [0, 0],
    ]
    expect(stamps.map((stamp) => restamp(stamp, [0, 0]))).toEqual([null, null, null])
  })

  it('gives rising stamps of the present to what comes from the future', () => {
    const restamp = restamper([0, 0], NOW)
    const future: Stamp = [NOW + MAX_AHEAD_MS + 1, 7]
    expect([restamp(future, [0, 0]), restamp(future, [NOW, 0])]).toEqual([
      [NOW, 0],
      [NOW, 1],
    ])
  })

  it('goes on after the last one, even when the clock has fallen', () => {
    expect(restamper([NOW + 50, 3], NOW)([NOW * 2, 0], [0, 0])).toEqual([NOW + 50, 4])
    expect(restamper([NOW + 50, 3], NOW)([NOW * 2, 0], [NOW + 60, 1])).toEqual([NOW + 60, 2])
  })

  it('rises always', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: NOW * 2 }), (counter, count, now) => {
        let last: Stamp = [NOW, counter]
        const restamp = restamper(last, now)
        for (let i = 0; i < count % 50; i++) {
          const next = restamp([now + MAX_AHEAD_MS + 1 + i, 0], [0, 0]) ?? last
          expect(compareStamps(next, last)).toBeGreaterThan(0)
          last = next
        }
      }),
    )
  })
})
