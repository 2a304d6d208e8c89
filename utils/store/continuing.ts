import type { DemoId } from '../model/ids'
import { type Database, getMeta, putMeta } from './database'
import { storing } from './errors'
import { keepLeftDrafts } from './left-drafts'
import { notesOf } from './notes'
import { beat } from './pulses'
import type { StoredDemo } from './rows'
import { runningDemo } from './running-demo'
import { type Now, timeNow, writeFields, writeTables } from './write'

/** What begins later than this after a demo's end is certainly another one. */
const LATELY_MS = 4 * 60 * 60_000

/**
 * The demo that ended shortly before the running one, as long as that has no customer: the first may have ended too
 * early, by a slip or by a long silence. In the caller's transaction.
 */
export async function demoBefore(db: Database, running: StoredDemo): Promise<StoredDemo | undefined> {
  if (running.dealId !== null || running.account !== null) return undefined
  const ended = await endedDemo(db)
  if (!ended?.endedAt) return undefined
  return Date.parse(running.startedAt) - Date.parse(ended.endedAt) <= LATELY_MS ? ended : undefined
}

/**
 * Takes back that the last demo ended, as long as none with a customer has begun. Notes that began one without go with
 * it, each at its minute of the whole.
 */
export function continueDemo(db: Database, now: Now): Promise<DemoId | null> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const running = await runningDemo(db)
      const current = running ? await demoBefore(db, running) : await endedDemo(db)
      if (!current) return null
      if (running) await takeIn(db, now, { from: running, into: current })
      await writeFields(db, now, { entity: 'demo', current, fields: { endedAt: null } })
      await putMeta(db, 'running', current.id)
      await putMeta(db, 'ended', null)
      await beat(db, current, now)
      return current.id
    }),
  )
}

async function endedDemo(db: Database): Promise<StoredDemo | undefined> {
  const ended = await getMeta(db, 'ended')
  const demo = ended ? await db.demos.get(ended.demoId) : undefined
  return demo?.deletedAt === null ? demo : undefined
}

/** The withdrawn notes too, which can be put back as before, and what stands in a line. */
async function takeIn(db: Database, now: Now, { from, into }: Record<'from' | 'into', StoredDemo>): Promise<void> {
  await keepLeftDrafts(db, now, from)
  const laterMs = Date.parse(from.startedAt) - Date.parse(into.startedAt)
  for (const note of await notesOf(db, from)) {
    const atMs = note.atMs === null ? null : note.atMs + laterMs
    const fields = { demoId: into.id, dealId: into.dealId, atMs }
    await writeFields(db, now, { entity: 'objection', current: note, fields })
  }
  await writeFields(db, now, { entity: 'demo', current: from, fields: { deletedAt: await timeNow(db, now.nowMs) } })
  // Undoing a move would put notes back into the demo that is gone.
  await putMeta(db, 'moved', null)
}
