import { browser } from 'wxt/browser'
import { storage } from 'wxt/utils/storage'
import { checkQuiet } from '@/utils/store/quiet'
import { afterDemo } from './after-demo'
import { type Core, changed, now } from './core'
import { Kept } from './kept'
import { report } from './report'

export const QUIET_ALARM = 'quiet'
const MINUTE = 60_000
/** Often enough to notice that the computer's clock was set back; browsers run no alarm sooner than the shortest. */
const LONGEST_MS = 5 * MINUTE
const SHORTEST_MS = MINUTE / 2

export const keptQuietMin = new Kept(storage.defineItem<number>('local:quietMinutes', { fallback: 60, version: 1 }))

/**
 * A note was made, and its own transaction has set the demo's clock: only the next look is put off. Nothing that could
 * keep the next note waiting.
 */
export function putOffLook(): void {
  const delayInMinutes = LONGEST_MS / MINUTE
  browser.alarms.create(QUIET_ALARM, { delayInMinutes }).catch(report)
}

/** Looks at the running demo's clock beside other work; what goes wrong must not cost that work. */
export function watchClock(core: Core, look: { used: boolean }): void {
  lookAtClock(core, look).catch(report)
}

/** Ends the running demo after its quiet time, else sets the alarm for the next look: it outlives the background. */
export async function lookAtClock(core: Core, { used }: { used: boolean }): Promise<void> {
  const found = await checkQuiet(core.db, await now(), { limitMin: await keptQuietMin.get(), used })
  if (found.is === 'running') {
    const wait = Math.max(SHORTEST_MS, Math.min(found.leftMs ?? LONGEST_MS, LONGEST_MS))
    await browser.alarms.create(QUIET_ALARM, { delayInMinutes: wait / MINUTE })
    return
  }
  await browser.alarms.clear(QUIET_ALARM)
  if (found.is === 'none') return
  await afterDemo()
  changed(core)
}
