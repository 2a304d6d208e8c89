import { active, quietMs, seen } from '../capture/pulse'
import type { DemoId } from '../model/ids'
import { type Database, putMeta } from './database'
import { endDemo } from './demos'
import { storing } from './errors'
import { pulseOf } from './pulses'
import { runningDemo } from './running-demo'
import type { Now } from './write'

const MINUTE = 60_000

/** What a look at the running demo's clock led to. */
export type Quiet =
  | { is: 'none' }
  /** It goes on; look again after `leftMs`, or never where no quiet time is set. */
  | { is: 'running'; leftMs: number | null }
  | { is: 'ended'; id: DemoId }

/**
 * Ends the running demo when nobody has made a note or pressed a key for `limitMin` minutes; 0 never does. `used`
 * says that somebody just has.
 */
export function checkQuiet(
  db: Database,
  now: Now,
  { limitMin, used }: { limitMin: number; used: boolean },
): Promise<Quiet> {
  return storing(() =>
    db.transaction('rw', db.tables, async (): Promise<Quiet> => {
      const demo = await runningDemo(db)
      if (!demo) return { is: 'none' }
      const before = await pulseOf(db, demo, now.nowMs)
      const pulse = used ? active(before, now.nowMs) : seen(before, now.nowMs)
      await putMeta(db, 'pulse', pulse)
      if (limitMin === 0) return { is: 'running', leftMs: null }
      const leftMs = limitMin * MINUTE - quietMs(pulse)
      if (leftMs > 0) return { is: 'running', leftMs }
      const id = await endDemo(db, now, { quietMin: limitMin })
      return id === null ? { is: 'none' } : { is: 'ended', id }
    }),
  )
}
