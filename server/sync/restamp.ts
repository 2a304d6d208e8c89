import { laterStamp, MAX_AHEAD_MS, nextStamp, type Stamp } from '@/utils/model/stamp'

/**
 * A clock for stamps that are too far ahead: each becomes the endpoint's time, rising in the order asked, from
 * `last` on, the device's last one of this kind, and after `standing`: the device held its own for the newest and has
 * passed what stands, so what stands must not win. Other stamps pass as null.
 */
export function restamper(last: Stamp, now: number): (stamp: Stamp, standing: Stamp) => Stamp | null {
  let latest = last
  return (stamp, standing) => {
    if (!isAhead(stamp, now)) return null
    latest = nextStamp(laterStamp(latest, standing), now)
    return latest
  }
}

export function isAhead(stamp: Stamp, now: number): boolean {
  return stamp[0] > now + MAX_AHEAD_MS
}
