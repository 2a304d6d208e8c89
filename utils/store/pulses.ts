import { active, beginPulse, clockMs, type Pulse, seen } from '../capture/pulse'
import type { DemoId } from '../model/ids'
import { type Database, getMeta, putMeta } from './database'
import type { StoredDemo } from './rows'
import { deviceOf, type Now } from './write'

/** In the caller's transaction. */
export function startPulse(db: Database, id: DemoId, { nowMs }: Now): Promise<void> {
  return putMeta(db, 'pulse', beginPulse(id, nowMs))
}

/** A note was made: the demo's clock at this moment, stored. In the caller's transaction. */
export async function beat(db: Database, demo: StoredDemo, now: Now): Promise<void> {
  await putMeta(db, 'pulse', await beatOf(db, demo, now))
}

/** The same without storing it. */
export async function beatOf(db: Database, demo: StoredDemo, { nowMs }: Now): Promise<Pulse> {
  return active(await pulseOf(db, demo, nowMs), nowMs)
}

/** When a demo ends: now, or with its last note or key; by a clock that was never set back. */
export async function endOf(
  db: Database,
  demo: StoredDemo,
  { nowMs, quiet }: { nowMs: number; quiet: boolean },
): Promise<number> {
  const pulse = seen(await pulseOf(db, demo, nowMs), nowMs)
  return quiet ? pulse.activeMs : clockMs(pulse)
}

/** The demo's clock as it was last seen. One that was started by another version, or on another device, gets one now. */
export async function pulseOf(db: Database, demo: StoredDemo, nowMs: number): Promise<Pulse> {
  const known = await getMeta(db, 'pulse')
  if (known?.demoId === demo.id) return known
  const startedMs = Date.parse(demo.startedAt) - (await deviceOf(db)).offsetMs
  const begun = beginPulse(demo.id, Math.min(startedMs, nowMs))
  return active(begun, nowMs)
}
