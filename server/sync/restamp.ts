import { MAX_AHEAD_MS, nextStamp, type Stamp } from '@/utils/model/stamp'

/**
 * A clock for stamps that are too far ahead: each becomes the endpoint's time, rising in the order asked, from
 * `last` on, the device's last one of this kind. Other stamps pass as null.
 */
export function restamper(last: Stamp, now: number): (stamp: Stamp) => Stamp | null {
  let latest = last
  return (stamp) => {
    if (!isAhead(stamp, now)) return null
    latest = nextStamp(latest, now)
    return latest
  }
}

export function isAhead(stamp: Stamp, now: number): boolean {
  return stamp[0] > now + MAX_AHEAD_MS
}
