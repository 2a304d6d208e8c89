import { describe, expect, it } from 'vitest'
import { deviceId, newId } from '@/utils/model/ids'
import { type FieldStamp, ZERO_STAMP } from '@/utils/model/stamp'
import { mutate } from '@/utils/sync/mutate'

const NOW = Date.UTC(2026, 10, 27, 9)
const device = { deviceId: newId(deviceId), last: ZERO_STAMP, offsetMs: 0 }
const theirs = (ms: number): FieldStamp => [ms, 3, 'server']

describe('a change', () => {
  it('wins over what it was made on, though that came from a clock which is ahead', () => {
    const current = {
      fields: { text: 'theirs', area: 'x' },
      stamps: { text: theirs(NOW + 7_200_000), area: theirs(1) },
    }
    const { row, stamp } = mutate(current, { fields: { text: 'mine' }, device, nowMs: NOW })
    expect(row.fields).toEqual({ text: 'mine', area: 'x' })
    expect(stamp).toEqual([NOW + 7_200_000, 4])
  })

  it('takes the time of this computer where no field that it sets is newer', () => {
    const current = {
      fields: { text: 'theirs', area: 'x' },
      stamps: { text: theirs(NOW + 7_200_000), area: theirs(1) },
    }
    expect(mutate(current, { fields: { area: 'mine' }, device, nowMs: NOW }).stamp).toEqual([NOW, 0])
  })

  it('moves the device’s clock on, so that the next one comes later', () => {
    const current = { fields: {}, stamps: { text: theirs(NOW + 5_000) } }
    const first = mutate(current, { fields: { text: 'mine' }, device, nowMs: NOW })
    expect(mutate(undefined, { fields: { text: 'new' }, device: first.device, nowMs: NOW }).stamp).toEqual([
      NOW + 5_000,
      5,
    ])
  })
})
