import { merge, type Versioned } from '../model/merge'
import { type FieldStamp, laterStamp, newestStamp, nextStamp, type Stamp } from '../model/stamp'
import type { PushAnswer } from '../model/sync-protocol'
import type { DeviceRow, OutboxRow, RefusedRow } from '../store/rows'

/** One change of one record by this device: the record as it becomes, and what the outbox carries. */
export interface Mutated {
  row: Versioned
  device: DeviceRow
  stamp: Stamp
}

/**
 * Changes fields of a record, or makes it where `current` is undefined. The device's clock moves on in the same
 * transaction, so no stamp is ever given twice.
 */
export function mutate(
  current: Versioned | undefined,
  { fields, device: before, nowMs }: { fields: Record<string, unknown>; device: DeviceRow; nowMs: number },
): Mutated {
  const seen = newestStamp(current?.stamps, Object.keys(fields))
  const stamp = nextStamp(laterStamp(before.last, seen), Math.max(0, nowMs + before.offsetMs))
  const fieldStamp: FieldStamp = [...stamp, before.deviceId]
  const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, fieldStamp]))
  const { row } = merge(current, { fields, stamps })
  return { row, device: { ...before, last: stamp }, stamp }
}

/**
 * The endpoint replaced a mutation's stamp because this device's clock ran ahead: the fields that still carry the old
 * one take the new one, before any pulled row is merged against them.
 */
export function restamped(
  stamps: Readonly<Record<string, FieldStamp>>,
  { stamp: [ms, counter], deviceId }: Pick<OutboxRow, 'stamp' | 'deviceId'>,
  to: Stamp,
): Record<string, FieldStamp> {
  const isIt = (stamp: FieldStamp) => stamp[0] === ms && stamp[1] === counter && stamp[2] === deviceId
  const renewed = (stamp: FieldStamp): FieldStamp => (isIt(stamp) ? [...to, deviceId] : stamp)
  return Object.fromEntries(Object.entries(stamps).map(([field, stamp]) => [field, renewed(stamp)]))
}

/** What an answer means for what was sent. All of it leaves the outbox. */
export interface Settlement {
  /** Kept with their reason, until the user settles them. */
  refused: RefusedRow[]
  /** Erased for good at the endpoint: the records go here too. */
  erased: OutboxRow[]
  restamps: { row: OutboxRow; to: Stamp }[]
  /** How far this computer's clock is off, where the answer tells. */
  offsetMs: number | null
}

export function settlementOf(sent: readonly OutboxRow[], answer: PushAnswer, nowMs: number): Settlement {
  const settlement: Settlement = { refused: [], erased: [], restamps: [], offsetMs: offsetOf(answer, nowMs) }
  for (const { index, code, message } of answer.rejected) {
    const row = sent[index]
    if (!row) continue
    if (code === 'erased') settlement.erased.push(row)
    else settlement.refused.push({ ...row, code, message })
  }
  for (const [index, ms, counter] of answer.stamps ?? []) {
    const row = sent[index]
    if (row) settlement.restamps.push({ row, to: [ms, counter] })
  }
  return settlement
}

/**
 * A replaced stamp carries the endpoint's time of just now, which tells how far this computer's clock is off;
 * after a repeated push it is the time of the first arrival, which tells nothing.
 */
function offsetOf(answer: PushAnswer, nowMs: number): number | null {
  const newest = answer.stamps?.at(-1)
  return newest && answer.duplicates === 0 ? newest[1] - nowMs : null
}
