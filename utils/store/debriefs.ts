import { dayOf } from '../capture/clock'
import { isUnfinished } from '../capture/debrief'
import type { DebriefView, LeftoverView } from '../messages/extension-state'
import type { DemoId } from '../model/ids'
import { type Database, getMeta, putMeta } from './database'
import { GoneError, storing } from './errors'
import { notesOf } from './notes'
import { demoView, noteViews } from './record-views'
import type { StoredDemo, StoredObjection } from './rows'
import { type Now, timeNow, writeFields, writeTables } from './write'

/** Older demos are not asked about: nobody remembers. */
const REMEMBERED_MS = 8 * 24 * 60 * 60_000

/** A demo and its notes in the order in which they were made. */
export function debriefOf(db: Database, id: DemoId): Promise<DebriefView> {
  return storing(() =>
    db.transaction('r', db.tables, async () => {
      const demo = await db.demos.get(id)
      if (!demo) throw new GoneError(id)
      return { demo: await demoView(db, demo), notes: await noteViews(db, (await standing(db, demo)).reverse()) }
    }),
  )
}

/**
 * Leaves the debrief. It is over for good when nothing is left to ask, when this was the second time, or when the
 * person says so with `forGood`; else it is asked once more on the next day.
 */
export function closeDebrief(db: Database, now: Now, { id, forGood }: { id: DemoId; forGood: boolean }): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await db.demos.get(id)
      if ((await getMeta(db, 'ended'))?.demoId === id) await putMeta(db, 'ended', null)
      if ((await getMeta(db, 'moved'))?.demoId === id) await putMeta(db, 'moved', null)
      if (!current || current.debriefedAt !== null) return
      const asked = (await getMeta(db, 'asked'))?.[id] !== undefined
      if (forGood || asked || !(await standing(db, current)).some(isUnfinished)) await finish(db, now, current)
    }),
  )
}

/**
 * Asks about what earlier days left open, once and one demo after the other: the one that is asked about today is over
 * tomorrow, and the next has its turn then, or as soon as this one is settled. Answers whether anything changed. `today` is the person's own day.
 */
export async function askOnceMore(db: Database, now: Now, today: string): Promise<boolean> {
  // Nearly always there is nothing to ask, and a transaction that may write would keep a note waiting.
  const { fresh, expired } = await storing(() => db.transaction('r', db.tables, async () => dueOf(db, now, today)))
  if (fresh.length === 0 && expired.length === 0) return false
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const due = await dueOf(db, now, today)
      for (const demo of due.expired) await finish(db, now, demo)
      const current = [...due.fresh, ...due.asked].map(({ id }) => [id, today])
      await putMeta(db, 'asked', Object.fromEntries(current))
      return true
    }),
  )
}

/** The demo to ask about from now on, those that are asked about today, and those whose day is over. */
async function dueOf(db: Database, { nowMs }: Now, today: string) {
  const open = await openDemos(db, nowMs, today)
  const days = (await getMeta(db, 'asked')) ?? {}
  const asked = open.filter(({ id }) => days[id] === today)
  const waiting = open.filter(({ id }) => days[id] === undefined)
  return {
    fresh: asked.length > 0 ? [] : waiting.slice(0, 1),
    asked,
    expired: open.filter(({ id }) => days[id] !== undefined && days[id] !== today),
  }
}

/** The newest demo of an earlier day that is asked about today. In the caller's transaction. */
export async function leftover(db: Database, nowMs: number): Promise<LeftoverView | null> {
  const asked = (await getMeta(db, 'asked')) ?? {}
  const today = dayOf(nowMs)
  const ids = Object.keys(asked) as DemoId[]
  // Of the few that are asked about, not of all demos: this is read with every change.
  const demos = (await db.demos.bulkGet(ids.filter((id) => asked[id] === today))).filter((demo) => demo !== undefined)
  const [demo] = await unfinishedOf(
    db,
    demos.sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
  )
  if (!demo) return null
  const count = (await standing(db, demo)).filter(isUnfinished).length
  const { title } = await demoView(db, demo)
  return { demoId: demo.id, title, count, startedAt: demo.startedAt }
}

/** Ended on an earlier day, with something left that only this person can say; the newest first. */
async function openDemos(db: Database, nowMs: number, today: string): Promise<StoredDemo[]> {
  const since = new Date(nowMs - REMEMBERED_MS).toISOString()
  const recent = await db.demos.where('startedAt').above(since).reverse().toArray()
  const ended = recent.filter(({ endedAt }) => endedAt !== null && dayOf(Date.parse(endedAt)) < today)
  return unfinishedOf(db, ended)
}

/** Those of these demos that are not over with and have something left to say. */
async function unfinishedOf(db: Database, demos: readonly StoredDemo[]): Promise<StoredDemo[]> {
  const candidates = demos.filter(({ deletedAt, debriefedAt }) => deletedAt === null && debriefedAt === null)
  const open = await Promise.all(candidates.map(async (demo) => (await standing(db, demo)).some(isUnfinished)))
  return candidates.filter((_, index) => open[index])
}

/** Nobody is asked about it any more, nor offered its debrief. */
async function finish(db: Database, now: Now, current: StoredDemo): Promise<void> {
  if ((await getMeta(db, 'ended'))?.demoId === current.id) await putMeta(db, 'ended', null)
  const fields = { debriefedAt: await timeNow(db, now.nowMs) }
  await writeFields(db, now, { entity: 'demo', current, fields })
}

/** The newest first, without the withdrawn. */
async function standing(db: Database, demo: StoredDemo): Promise<StoredObjection[]> {
  return (await notesOf(db, demo)).filter(({ deletedAt }) => deletedAt === null)
}
