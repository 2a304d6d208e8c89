import type { DemoId } from '../model/ids'

/**
 * The running demo's own clock. A computer's clock may be set back in mid-demo; this one then goes on from where it
 * was, so that no note comes before an earlier one. Each look at it is stored, because the background dies between.
 */
export interface Pulse {
  demoId: DemoId
  /** When the demo began, by the computer's clock of that moment. */
  startedMs: number
  /** The newest look at the computer's clock. */
  seenMs: number
  /** By how much the computer's clock was set back since the start, all in all. */
  aheadMs: number
  /** The newest note or key, by the demo's clock. */
  activeMs: number
}

export function beginPulse(demoId: DemoId, startedMs: number): Pulse {
  return { demoId, startedMs, seenMs: startedMs, aheadMs: 0, activeMs: startedMs }
}

/** A look at the clock without anybody doing anything. */
export function seen(pulse: Pulse, nowMs: number): Pulse {
  return { ...pulse, seenMs: nowMs, aheadMs: pulse.aheadMs + Math.max(0, pulse.seenMs - nowMs) }
}

/** Somebody made a note or pressed a key. */
export function active(pulse: Pulse, nowMs: number): Pulse {
  const at = seen(pulse, nowMs)
  return { ...at, activeMs: clockMs(at) }
}

/** What the demo's clock shows: the computer's, and never back. */
export const clockMs = ({ seenMs, aheadMs }: Pulse): number => seenMs + aheadMs

/** Since the start; never negative. */
export const elapsedMs = (pulse: Pulse): number => Math.max(0, Math.round(clockMs(pulse) - pulse.startedMs))

/** Since anybody did anything. */
export const quietMs = (pulse: Pulse): number => clockMs(pulse) - pulse.activeMs
