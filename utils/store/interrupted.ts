import type { InterruptedView } from '../messages/extension-state'
import type { DemoId } from '../model/ids'
import { type Database, getMeta, putMeta } from './database'
import { GoneError, storing } from './errors'
import { keepLeftDrafts } from './left-drafts'
import { notesOf } from './notes'
import { beat } from './pulses'
import { demoView } from './record-views'
import type { StoredDemo, StoredObjection } from './rows'
import { runningDemo } from './running-demo'
import { laterOf, type Now, writeFields, writeTables } from './write'

// A backup that was made in mid-demo brings a demo without an end. Whether that goes on, only the person knows.

/** Of the demos that a backup brought, those that neither run here nor have ended. In the caller's transaction. */
export async function rememberInterrupted(db: Database, ids: readonly DemoId[]): Promise<void> {
  const running = await runningDemo(db)
  const known = (await getMeta(db, 'interrupted')) ?? []
  const restored = (await db.demos.bulkGet([...ids])).filter((demo) => demo !== undefined)
  const open = restored.filter((demo) => isOpen(demo) && demo.id !== running?.id).map(({ id }) => id)
  await putMeta(db, 'interrupted', [...new Set([...known, ...open])])
}

/** The newest of them that is still open. In the caller's transaction. */
export async function interruptedView(db: Database): Promise<InterruptedView | null> {
  const ids = (await getMeta(db, 'interrupted')) ?? []
  const demos = (await db.demos.bulkGet(ids)).filter((demo) => demo !== undefined).filter(isOpen)
  const [demo] = demos.sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  if (!demo) return null
  const [{ title }, notes] = await Promise.all([demoView(db, demo), standing(db, demo)])
  return { demoId: demo.id, title, startedAt: demo.startedAt, notes: notes.length }
}

/** It runs again, or it ends with its last note and its debrief is offered. Nothing changes while another one runs. */
export function settleInterrupted(db: Database, now: Now, { id, goOn }: { id: DemoId; goOn: boolean }): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await db.demos.get(id)
      if (!current) throw new GoneError(id)
      if (!isOpen(current) || (await runningDemo(db))) return
      if (goOn) await run(db, now, current)
      else await finish(db, now, current)
      await putMeta(
        db,
        'interrupted',
        ((await getMeta(db, 'interrupted')) ?? []).filter((each) => each !== id),
      )
    }),
  )
}

const isOpen = ({ endedAt, deletedAt }: StoredDemo) => endedAt === null && deletedAt === null

async function run(db: Database, now: Now, demo: StoredDemo): Promise<void> {
  await putMeta(db, 'running', demo.id)
  await putMeta(db, 'ended', null)
  await beat(db, demo, now)
}

async function finish(db: Database, now: Now, current: StoredDemo): Promise<void> {
  await keepLeftDrafts(db, now, current)
  const times = (await standing(db, current)).map(({ raisedAt }) => raisedAt)
  await writeFields(db, now, { entity: 'demo', current, fields: { endedAt: times.reduce(laterOf, current.startedAt) } })
  await putMeta(db, 'ended', { demoId: current.id, quietMin: null })
}

async function standing(db: Database, demo: StoredDemo): Promise<StoredObjection[]> {
  return (await notesOf(db, demo)).filter(({ deletedAt }) => deletedAt === null)
}
