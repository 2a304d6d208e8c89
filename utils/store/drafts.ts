import { type Draft, joined, type Picks } from '../capture/draft'
import type { DemoId } from '../model/ids'
import type { Database } from './database'
import { storing } from './errors'
import { dropIfUnnamed, pictureOf } from './pictures'
import type { DraftRow } from './rows'
import { runningDemo } from './running-demo'

/**
 * A draft and the demo in which it is typed, null while none runs: no other customer's demo shows it. A version before
 * this one did not write it down.
 */
export type KeptDraft = Draft & Pick<DraftRow, 'demoId'>

/** Each panel has one draft for each demo: what was typed in another is not written over. */
export const draftKey = (place: string, demoId: DemoId | null): string =>
  demoId === null ? place : `${place}${DEMO}${demoId}`

const DEMO = '#'
const placeOf = ({ key }: Pick<DraftRow, 'key'>) => key.split(DEMO)[0] ?? key

/** Keeps what stands in the line. A late keystroke of a note that is saved already keeps nothing. */
export function saveDraft(
  db: Database,
  { key, draft, nowMs }: { key: string; draft: KeptDraft | null; nowMs: number },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.drafts, db.objections, db.attachments, async () => {
      if (draft && (await db.objections.get(draft.id))) return dropDraft(db, key, draft)
      const before = await db.drafts.get(key)
      if (draft === null) await db.drafts.delete(key)
      else await db.drafts.put({ key, ...draft, at: nowMs })
      // Of another draft it may be on its way into a note, or back into the line because that could not be saved.
      if (before && (draft === null || draft.id === before.id)) await dropIfUnnamed(db, pictureOf(before))
    }),
  )
}

/**
 * Keeps what the panel of an older version hands over: it stands here from now on, and nowhere else. One from before
 * this version does not know its demo; it is the one that runs.
 */
export function moveDraft(
  db: Database,
  { place, draft, nowMs }: { place: string; draft: KeptDraft; nowMs: number },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.drafts, db.objections, db.attachments, db.demos, db.meta, async () => {
      const demoId = draft.demoId === undefined ? await runningId(db) : draft.demoId
      const key = draftKey(place, demoId)
      await db.drafts.filter((row) => row.id === draft.id && row.key !== key).delete()
      await saveDraft(db, { key, draft: { ...draft, demoId }, nowMs })
    }),
  )
}

/** What stood in a line when its writer began a demo there is typed in that demo: it was in sight. */
export function adoptDraft(db: Database, { place, demoId }: { place: string; demoId: DemoId }): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.drafts, async () => {
      const row = await db.drafts.get(draftKey(place, null))
      if (!row) return
      await db.drafts.delete(row.key)
      await db.drafts.put({ ...row, key: draftKey(place, demoId), demoId })
    }),
  )
}

/**
 * What was typed before any demo, in a panel that nobody sees when one begins, waits until none runs: it comes back in
 * whichever panel is opened then.
 */
export function parkDraft(
  db: Database,
  { place, draft, nowMs }: { place: string; draft: Draft; nowMs: number },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.drafts, db.objections, async () => {
      await dropDraft(db, draftKey(place, null), draft)
      if (await db.objections.get(draft.id)) return
      await db.drafts.put({ ...draft, key: `parked:${draft.id}`, demoId: null, at: nowMs })
    }),
  )
}

/** Forgets the draft of a note that is saved, and not the next one that may stand there already. */
export async function dropDraft(db: Database, key: string, { id }: Pick<Draft, 'id'>): Promise<void> {
  const row = await db.drafts.get(key)
  if (row?.id === id) await db.drafts.delete(key)
}

/**
 * The draft of this surface; without one, that of the surface it takes over from, or the newest of one that is gone,
 * as after a crash of the browser. It moves here, so that no other shows it too. Only what was typed in the running
 * demo is shown in it; while none runs, nobody watches, and what an earlier one has left comes back too.
 */
export function takeDraft(
  db: Database,
  { place, from, open }: { place: string; from?: string; open: ReadonlySet<string> },
): Promise<Draft | null> {
  return storing(() =>
    db.transaction('rw', db.drafts, db.demos, db.meta, async () => {
      const running = await runningId(db)
      const key = draftKey(place, running)
      const rows = await shownIn(db, running)
      const at = (where: string) => rows.find((row) => placeOf(row) === where && isNow(row, running))
      const orphans = rows.filter((row) => !open.has(placeOf(row)) || !isNow(row, running))
      const found = at(place) ?? (from ? at(from) : undefined) ?? newestOf(orphans)
      if (!found) return null
      if (found.key !== key) await db.drafts.delete(found.key)
      const demoId = running
      await db.drafts.put({ ...found, key, demoId })
      return draftOf(found)
    }),
  )
}

/**
 * What was typed at `from` goes on at `place`, which has its own draft on the screen: both are kept as one, and what has
 * come is answered.
 */
export function joinDraft(
  db: Database,
  { place, from, nowMs }: { place: string; from: string; nowMs: number },
): Promise<Draft | null> {
  return storing(() =>
    db.transaction('rw', db.drafts, db.demos, db.meta, async () => {
      const running = await runningId(db)
      const rows = (await db.drafts.toArray()).filter((row) => isNow(row, running))
      const at = (where: string) => rows.find((row) => placeOf(row) === where)
      const came = at(from)
      if (!came || from === place) return null
      const own = at(place)
      const draft = own ? joined(draftOf(own), draftOf(came)) : draftOf(came)
      await db.drafts.bulkDelete([came.key, ...(own ? [own.key] : [])])
      await db.drafts.put({ ...draft, key: draftKey(place, running), demoId: running, at: nowMs })
      return draftOf(came)
    }),
  )
}

/** Of these places the one at which something was typed last that may be shown now. */
export function lastTypedAt(db: Database, places: readonly string[]): Promise<string | null> {
  return storing(() =>
    db.transaction('r', db.drafts, db.demos, db.meta, async () => {
      const running = await runningId(db)
      const rows = (await db.drafts.toArray()).filter((row) => isNow(row, running) && places.includes(placeOf(row)))
      const newest = newestOf(rows)
      return newest ? placeOf(newest) : null
    }),
  )
}

const draftOf = ({ id, line, picks }: DraftRow): Draft => ({ id, line, picks: picks as Picks })

const runningId = async (db: Database) => (await runningDemo(db))?.id ?? null

/**
 * What may be shown now. What was typed in a demo that a backup brought without its end waits until that goes on or is
 * finished: the next customer's line is not its place.
 */
async function shownIn(db: Database, running: DemoId | null): Promise<DraftRow[]> {
  const rows = await db.drafts.orderBy('key').toArray()
  if (running !== null) return rows.filter((row) => isNow(row, running))
  const demos = await db.demos.bulkGet(rows.flatMap(({ demoId }) => demoId ?? []))
  const open = new Set(
    demos.filter((demo) => demo?.endedAt === null && demo.deletedAt === null).map((demo) => demo?.id),
  )
  return rows.filter(({ demoId }) => !demoId || !open.has(demoId))
}

/** A version before this one did not write down in which demo a draft was typed. */
const isNow = ({ demoId }: DraftRow, running: DemoId | null) => demoId === undefined || demoId === running

const newestOf = (rows: readonly DraftRow[]) => [...rows].sort((a, b) => a.at - b.at).at(-1)
