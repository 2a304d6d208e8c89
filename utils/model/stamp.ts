import { z } from 'zod'

/**
 * A hybrid logical clock reading (Kulkarni et al. 2014, "Logical Physical Clocks"): milliseconds and a
 * counter for what happened within one. A device's stamps only rise, so `(deviceId, stamp)` names a mutation.
 */
export const stamp = z.tuple([z.int().min(0).max(8.64e15), z.int().min(0).max(0x7fffffff)])
export type Stamp = z.infer<typeof stamp>

/** A stamp with the device that made it: the version of one field. `server` is the endpoint's own device. */
export const fieldStamp = z.tuple([...stamp.def.items, z.string().min(1).max(64)])
export type FieldStamp = z.infer<typeof fieldStamp>

/** The device name under which the endpoint stamps dashboard edits and imports. */
export const SERVER_DEVICE = 'server'

/** A stamp this far ahead of the endpoint's clock is replaced by the endpoint's own time on first arrival. */
export const MAX_AHEAD_MS = 60_000

export const ZERO_STAMP: Stamp = [0, 0]

/** The next stamp of a device whose last one was `last`; it rises even when the wall clock stands or falls. */
export function nextStamp(last: Stamp, nowMs: number): Stamp {
  return nowMs > last[0] ? [nowMs, 0] : [last[0], last[1] + 1]
}

/** Orders by time, then counter. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || a[1] - b[1]
}

/** Orders by time, counter, then device: total over all mutations of a workspace. */
export function compareFieldStamps(a: FieldStamp, b: FieldStamp): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0)
}

export const laterStamp = (one: Stamp, other: Stamp): Stamp => (compareStamps(one, other) >= 0 ? one : other)

/**
 * The newest stamp among those of some fields. Who changes them has seen what stands there, so the change is stamped
 * after it, whatever the clocks say (the receive rule of a hybrid logical clock).
 */
export function newestStamp(stamps: Readonly<Record<string, FieldStamp>> = {}, fields: readonly string[]): Stamp {
  const standing = fields.flatMap((field) => (stamps[field] ? [stamps[field]] : []))
  return standing.map(([ms, counter]): Stamp => [ms, counter]).reduce(laterStamp, ZERO_STAMP)
}
