import { type DealId, type DemoId, demoId, newId } from '../model/ids'
import type { Demo } from '../model/records'
import type { ShareMode } from '../model/words'
import { type Database, getMeta, putMeta } from './database'
import { GoneError, storing } from './errors'
import type { StoredDemo } from './rows'
import { validDemoFields } from './valid'
import { type Now, timeNow, writeFields, writeNew, writeTables } from './write'

/** Whom a demo is held for: a deal of the team's, or a name in free text. */
export interface DemoSubject {
  dealId: DealId | null
  account: string | null
}

export async function runningDemo(db: Database): Promise<StoredDemo | undefined> {
  const id = await getMeta(db, 'running')
  const demo = id ? await db.demos.get(id) : undefined
  return demo && demo.endedAt === null && demo.deletedAt === null ? demo : undefined
}

/** Starts a demo and ends the one that ran. */
export function startDemo(db: Database, now: Now, subject: DemoSubject & { shareMode: ShareMode }): Promise<DemoId> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const running = await runningDemo(db)
      if (running) await end(db, now, running)
      return begin(db, now, subject)
    }),
  )
}

/** The demo that a note belongs to now: the running one, or a new one without a name. In the caller's transaction. */
export async function demoForNote(db: Database, now: Now): Promise<StoredDemo> {
  const running = await runningDemo(db)
  if (running) return running
  const id = await begin(db, now, { dealId: null, account: null, shareMode: 'none' })
  const begun = await db.demos.get(id)
  if (!begun) throw new GoneError(id)
  return begun
}

/** Names the running demo, or another deal for it; its notes that had no deal follow. Starts one if none runs. */
export function nameDemo(db: Database, now: Now, subject: DemoSubject): Promise<DemoId> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await demoForNote(db, now)
      await writeFields(db, now, { entity: 'demo', current, fields: validDemoFields(subject) })
      const notes = await db.objections.where('demoId').equals(current.id).toArray()
      for (const note of notes.filter(({ dealId }) => dealId === current.dealId && dealId !== subject.dealId)) {
        await writeFields(db, now, { entity: 'objection', current: note, fields: { dealId: subject.dealId } })
      }
      return current.id
    }),
  )
}

export function setShareMode(db: Database, now: Now, shareMode: ShareMode): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await demoForNote(db, now)
      await writeFields(db, now, { entity: 'demo', current, fields: { shareMode } })
    }),
  )
}

/** Ends the running demo; answers its id, or null when none ran. */
export function endDemo(db: Database, now: Now): Promise<DemoId | null> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await runningDemo(db)
      if (current) await end(db, now, current)
      return current?.id ?? null
    }),
  )
}

async function begin(db: Database, now: Now, subject: DemoSubject & { shareMode: ShareMode }): Promise<DemoId> {
  const at = await timeNow(db, now.nowMs)
  const record: Demo = {
    id: newId(demoId),
    ...now.author,
    crmUrl: null,
    steps: [],
    room: [],
    ...validDemoFields(subject),
    startedAt: at,
    endedAt: null,
    debriefedAt: null,
    createdAt: at,
    deletedAt: null,
  }
  await writeNew(db, now, { entity: 'demo', record })
  await putMeta(db, 'running', record.id)
  return record.id
}

async function end(db: Database, now: Now, current: StoredDemo): Promise<void> {
  await writeFields(db, now, { entity: 'demo', current, fields: { endedAt: await timeNow(db, now.nowMs) } })
  await putMeta(db, 'running', null)
}
