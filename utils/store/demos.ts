import { type DealId, type DemoId, demoId, newId } from '../model/ids'
import type { Demo } from '../model/records'
import type { ShareMode } from '../model/words'
import { type Database, getMeta, putMeta } from './database'
import { ChangedError, DemoRunningError, GoneError, storing } from './errors'
import { keepLeftDrafts } from './left-drafts'
import { endOf, startPulse } from './pulses'
import type { StoredDemo } from './rows'
import { runningDemo } from './running-demo'
import { validDemoFields } from './valid'
import { laterOf, type Now, timeNow, writeFields, writeNew, writeTables } from './write'

/** Whom a demo is held for: a deal of the team's, or a name in free text. */
export interface DemoSubject {
  dealId: DealId | null
  account: string | null
}

/** What is known of a demo when it starts. */
export type DemoPlan = DemoSubject & { shareMode: ShareMode } & Partial<Pick<Demo, 'crmUrl' | 'steps' | 'room'>>

/**
 * Starts a demo. `ends` is the running one that the person has seen and lets end; when another runs, nothing changes.
 * Without it whatever runs ends.
 */
export function startDemo(
  db: Database,
  now: Now,
  { ends, ...plan }: DemoPlan & { ends?: DemoId | null },
): Promise<DemoId> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const running = await runningDemo(db)
      if (running && ends !== undefined && ends !== running.id) throw new DemoRunningError(running.id)
      if (running) await end(db, now, running, { quiet: false })
      await putMeta(db, 'ended', null)
      return begin(db, now, plan)
    }),
  )
}

/**
 * The demo that a note belongs to now: the running one, or a new one without a name. One that has just ended stays
 * offered: the note may be its own. In the caller's transaction.
 */
export async function demoForNote(db: Database, now: Now): Promise<StoredDemo> {
  const running = await runningDemo(db)
  if (running) return running
  const id = await begin(db, now, { dealId: null, account: null, shareMode: now.share ?? 'none' })
  const begun = await db.demos.get(id)
  if (!begun) throw new GoneError(id)
  return begun
}

/** The demo that somebody has in front of them, running or not. In the caller's transaction. */
export async function namedDemo(db: Database, id: DemoId): Promise<StoredDemo> {
  const demo = await db.demos.get(id)
  if (demo?.deletedAt !== null) throw new GoneError(id)
  return demo
}

/** What the running demo's audience is shown; with none running nothing is written, for that begins no demo. */
export function setShareMode(db: Database, now: Now, shareMode: ShareMode): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await runningDemo(db)
      if (current) await writeFields(db, now, { entity: 'demo', current, fields: { shareMode } })
    }),
  )
}

/** The steps of a demo, and who sits in it. */
export type PlanEdit = Partial<Pick<Demo, 'steps' | 'room'>>

/**
 * What a demo will show and to whom. It is named, and may have ended: another one can run by now. `was` is what its
 * editor began from: where the plan says something else by now, nothing is written.
 */
export function setPlan(
  db: Database,
  now: Now,
  { demoId: id, was = {}, ...plan }: PlanEdit & { demoId: DemoId; was?: PlanEdit },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await namedDemo(db, id)
      const isNews = (said: PlanEdit) =>
        Object.entries(said).some(([field, value]) => !isSame(current[field as keyof PlanEdit], value))
      const fields = validDemoFields(plan)
      if (!isNews(fields)) return
      if (isNews(was)) throw new ChangedError(planLine(current))
      await writeFields(db, now, { entity: 'demo', current, fields })
    }),
  )
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const planLine = ({ steps, room }: Demo) => [...steps, ...room.map(({ name }) => name)].join(' · ') || '–'

/** Ends the running demo and offers its debrief; answers its id, or null when none ran. */
export function endDemo(
  db: Database,
  now: Now,
  { quietMin = null }: { quietMin?: number | null } = {},
): Promise<DemoId | null> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await runningDemo(db)
      if (!current) return null
      await end(db, now, current, { quiet: quietMin !== null })
      await putMeta(db, 'ended', { demoId: current.id, quietMin })
      return current.id
    }),
  )
}

/** Whether what is shared is a demo's: the running one's, or the last one's, whose debrief is not closed yet. */
export function isShareHeld(db: Database): Promise<boolean> {
  return storing(async () => ((await runningDemo(db)) ?? (await getMeta(db, 'ended'))) != null)
}

async function begin(db: Database, now: Now, plan: DemoPlan): Promise<DemoId> {
  const at = await timeNow(db, now.nowMs)
  const record: Demo = {
    id: newId(demoId),
    ...now.author,
    crmUrl: null,
    steps: [],
    room: [],
    ...validDemoFields(plan),
    startedAt: at,
    endedAt: null,
    debriefedAt: null,
    createdAt: at,
    deletedAt: null,
  }
  await writeNew(db, now, { entity: 'demo', record })
  await putMeta(db, 'running', record.id)
  await putMeta(db, 'moved', null)
  await startPulse(db, record.id, now)
  return record.id
}

async function end(db: Database, now: Now, current: StoredDemo, { quiet }: { quiet: boolean }): Promise<void> {
  await keepLeftDrafts(db, now, current)
  const at = await timeNow(db, await endOf(db, current, { nowMs: now.nowMs, quiet }))
  // The endpoint may have taught this computer another time since the start.
  const endedAt = laterOf(at, current.startedAt)
  await writeFields(db, now, { entity: 'demo', current, fields: { endedAt } })
  await putMeta(db, 'running', null)
}
