import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf } from '@/utils/capture/clock'

describe('the time in a demo', () => {
  it.each([
    [0, '00:00'],
    [999, '00:00'],
    [1_000, '00:01'],
    [581_000, '09:41'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [4_181_000, '1:09:41'],
    [90_000_000, '25:00:00'],
  ])('%i ms is shown as %s', (ms, shown) => {
    expect(clockOf(ms)).toBe(shown)
  })

  it('never runs before the demo, even when the computer’s clock was set back', () => {
    expect(clockOf(-60_000)).toBe('00:00')
  })

  it('reads back as the whole seconds that have passed', () => {
    fc.assert(
      fc.property(fc.nat(400_000_000), (ms) => {
        const seconds = clockOf(ms)
          .split(':')
          .reduce((sum, part) => sum * 60 + Number(part), 0)
        expect(seconds).toBe(Math.floor(ms / 1_000))
      }),
    )
  })
})
