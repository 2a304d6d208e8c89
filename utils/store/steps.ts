import { type Database, getMeta, putMeta } from './database'
import { storing } from './errors'
import type { StoredDemo } from './rows'
import { runningDemo } from './running-demo'

/** At which of its steps the demo is; 0 is the first. */
export async function stepOf(db: Database, { id, steps }: StoredDemo): Promise<number> {
  if (steps.length === 0) return 0
  const step = await getMeta(db, 'step')
  return step?.demoId === id ? Math.max(0, Math.min(step.at, steps.length - 1)) : 0
}

/** Goes to the next step of the running demo or back to the one before; answers where it is now. */
export function moveStep(db: Database, by: 1 | -1): Promise<number> {
  return storing(() =>
    db.transaction('rw', db.demos, db.meta, async () => {
      const demo = await runningDemo(db)
      if (!demo) return 0
      const at = Math.max(0, Math.min((await stepOf(db, demo)) + by, demo.steps.length - 1))
      await putMeta(db, 'step', { demoId: demo.id, at })
      return at
    }),
  )
}
