import type { DeviceTheme } from '../model/records'

/** How far a theme is, as an engineer may say it in a demo. */
export interface Standing {
  status: DeviceTheme['status']
  /** The version that has it, once it has shipped. */
  version: string | null
  /** "Q1", with its year where that is not clear: when it is due. */
  due: string | null
  /** Since when this is so; an ISO instant. */
  since: string | null
}

type Known = Pick<DeviceTheme, 'status' | 'statusAt' | 'shippedAt' | 'shippedVersion'>

const HALF_A_YEAR_MS = 183 * 86_400_000

export function standingOf({ status, statusAt, shippedAt, shippedVersion }: Known, nowMs: number): Standing {
  const shipped = status === 'shipped'
  const underway = status === 'planned' || status === 'building'
  return {
    status,
    version: shipped ? shippedVersion : null,
    due: underway && shippedAt !== null ? quarterOf(new Date(shippedAt), nowMs) : null,
    since: shipped ? (shippedAt ?? statusAt) : statusAt,
  }
}

function quarterOf(day: Date, nowMs: number): string {
  const quarter = `Q${Math.floor(day.getUTCMonth() / 3) + 1}`
  const isNear = Math.abs(day.getTime() - nowMs) < HALF_A_YEAR_MS
  return isNear ? quarter : `${quarter} ${day.getUTCFullYear()}`
}
