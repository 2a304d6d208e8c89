import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mutationsOf, pushRequest } from '@/utils/model/sync-protocol'
import type { OutboxRow } from '@/utils/store/rows'
import { gzip, packBatch } from '@/utils/sync/batch'
import { aDeviceId, aMutation, T0 } from '../store/device'

const deviceId = aDeviceId()
const aRow = (seq: number, text: string): OutboxRow => ({
  seq,
  owner: 'w/m',
  deviceId,
  at: T0,
  ...aMutation({ text }, { stamp: [T0, seq] }),
})

describe('a batch', () => {
  it('is a request of the protocol', () => {
    const rows = [aRow(1, 'one'), aRow(2, 'zwei "ö" 主')]
    const request = pushRequest.parse(JSON.parse(new TextDecoder().decode(packBatch(rows).body)))
    expect(request.deviceId).toBe(deviceId)
    expect(mutationsOf(request)).toEqual(
      rows.map(({ entity, entityId, fields, stamp }) => ({ entity, entityId, fields, stamp })),
    )
  })

  it('says how much stays here after it, for the list of devices', () => {
    const rows = [aRow(1, 'x'.repeat(5_000)), aRow(2, 'y')]
    const { body } = packBatch(rows, { unsent: 7, maxBytes: 1_000 })
    expect(pushRequest.parse(JSON.parse(new TextDecoder().decode(body))).waiting).toBe(6)
  })

  it('stays within the size, counted in bytes', () => {
    const rows = Array.from({ length: 50 }, (_, i) => aRow(i, '主'.repeat(100)))
    const { rows: taken, body } = packBatch(rows, { maxBytes: 10_000 })
    expect(body.byteLength).toBeLessThanOrEqual(10_000)
    expect(taken.length).toBeGreaterThan(10)
    expect(taken).toEqual(rows.slice(0, taken.length))
  })

  it('takes one row even when it alone is too large, so that nothing hangs for ever', () => {
    expect(packBatch([aRow(1, 'x'.repeat(5_000)), aRow(2, 'y')], { maxBytes: 1_000 }).rows).toHaveLength(1)
  })

  it('is gzip on the wire', async () => {
    const { body } = packBatch([aRow(1, 'x'.repeat(5_000))])
    const zipped = await gzip(body)
    expect(zipped.byteLength).toBeLessThan(body.byteLength / 5)
    expect(new Uint8Array(gunzipSync(zipped))).toEqual(new Uint8Array(body))
  })
})
