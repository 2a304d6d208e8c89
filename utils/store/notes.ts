import { contentOf, type Draft } from '../capture/draft'
import { EMPTY_NOTE, formatNote } from '../capture/line'
import { clockMs, elapsedMs, type Pulse } from '../capture/pulse'
import { type DemoId, newId, type ObjectionId, objectionId } from '../model/ids'
import type { Objection } from '../model/records'
import { compareFieldStamps, type FieldStamp } from '../model/stamp'
import type { Severity } from '../model/words'
import { claimDemo } from './claim'
import { type Database, foreseeMeta, putMeta } from './database'
import { demoForNote } from './demos'
import { dropDraft } from './drafts'
import { ChangedError, GoneError, storing } from './errors'
import { addNote, byOf, type When } from './new-note'
import { dropIfUnnamed, sendAgain } from './pictures'
import { rememberPractice } from './practice'
import { beatOf } from './pulses'
import type { StoredDemo, StoredObjection } from './rows'
import { runningDemo } from './running-demo'
import { isSound } from './sound'
import { stepOf } from './steps'
import { validFields, validPage } from './valid'
import { type Now, timeNow, writeFields, writeTables } from './write'

/** Where a note was made, as far as the last chord on that tab granted to know. */
export interface Place {
  page: string | null
  /** The demo that has ended, where the note is remembered in its debrief. */
  debriefOf?: DemoId | null
  /** Over the page that teaches: it is for practice. */
  isLesson?: boolean
}

/**
 * Saves the note of a draft; the draft goes in the same transaction. Saving the same draft again changes nothing,
 * so a save whose answer was lost may simply be repeated.
 */
export function captureNote(
  db: Database,
  now: Now,
  { draft, place, draftKey }: { draft: Draft; place: Place; draftKey: string },
): Promise<ObjectionId> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      // Somebody waits for this one: what can be asked or written side by side is.
      const [known] = await Promise.all([
        db.objections.get(draft.id),
        foreseeMeta(db, 'running', 'pulse', 'step', 'device'),
      ])
      const id = known && (await saysMore(db, known, draft)) ? newId(objectionId) : draft.id
      const isThere = known !== undefined && id === known.id
      await Promise.all([
        dropDraft(db, draftKey, draft),
        isThere ? undefined : write(db, now, { draft: { ...draft, id }, place }),
        place.isLesson ? rememberPractice(db, id) : undefined,
      ])
      return id
    }),
  )
}

/** Whether words were typed after the note was saved. One that was changed since has words of its own. */
async function saysMore(db: Database, known: StoredObjection, draft: Draft): Promise<boolean> {
  const demo = known.demoId === null ? undefined : await db.demos.get(known.demoId)
  const said = validFields(contentOf(draft, demo?.room))
  return (['text', 'quote'] as const).some(
    (field) => isAsBorn(known, field) && said[field] !== known[field] && said[field] !== EMPTY_NOTE[field],
  )
}

async function write(db: Database, now: Now, { draft, place }: { draft: Draft; place: Place }): Promise<void> {
  const when = place.debriefOf ? await remembered(db, now, place.debriefOf) : await live(db, now, place)
  await Promise.all([when.pulse && putMeta(db, 'pulse', when.pulse), addNote(db, now, { draft, when })])
}

/** Saves a mark: time, demo and page now, words later. */
export function captureMark(
  db: Database,
  now: Now,
  mark: { id: ObjectionId; severity: Severity; place: Place },
): Promise<ObjectionId> {
  const draft: Draft = { id: mark.id, line: '', picks: { severity: mark.severity } }
  return captureNote(db, now, { draft, place: mark.place, draftKey: `mark:${mark.id}` })
}

export type NoteEdit = Partial<Omit<Objection, 'id' | 'workspaceId' | 'memberId' | 'createdAt' | 'deletedAt'>>

/**
 * Changes a note; fields that say the same as before are not written. `was` is what its editor began from: where the
 * note says something else by now, nothing is written.
 */
export function editNote(
  db: Database,
  now: Now,
  { id, fields, was = {} }: { id: ObjectionId; fields: NoteEdit; was?: NoteEdit },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await noteOf(db, id)
      const given = fields.themeId === undefined ? fields : { ...fields, themeBy: byOf(fields.themeId, now) }
      const changed = Object.entries(validFields(given)).filter(
        ([field, value]) => current[field as keyof NoteEdit] !== value,
      )
      if (changed.length === 0) return
      if (Object.entries(was).some(([field, value]) => current[field as keyof NoteEdit] !== value))
        throw new ChangedError(formatNote(current))
      await writeFields(db, now, { entity: 'objection', current, fields: Object.fromEntries(changed) })
      if (fields.screenshot !== undefined) await dropIfUnnamed(db, current.screenshot)
    }),
  )
}

/** Withdraws a note, or puts it back. */
export function withdrawNote(
  db: Database,
  now: Now,
  { id, withdrawn }: { id: ObjectionId; withdrawn: boolean },
): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await noteOf(db, id)
      if ((current.deletedAt !== null) === withdrawn) return
      const deletedAt = withdrawn ? await timeNow(db, now.nowMs) : null
      await writeFields(db, now, { entity: 'objection', current, fields: { deletedAt } })
      if (!withdrawn) await sendAgain(db, current.screenshot)
    }),
  )
}

/** Withdraws the newest note of the running demo that is not withdrawn yet; answers which, or null. */
export function undoNewest(db: Database, now: Now): Promise<ObjectionId | null> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const demo = await runningDemo(db)
      const newest = demo && (await notesOf(db, demo)).find((note) => note.deletedAt === null)
      if (!newest) return null
      await withdrawNote(db, now, { id: newest.id, withdrawn: true })
      return newest.id
    }),
  )
}

/**
 * Puts back the note of the running demo that was withdrawn last; answers which, or null. Asked again, it goes one
 * further back; what was withdrawn in another demo stays so.
 */
export function putBack(db: Database, now: Now): Promise<ObjectionId | null> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const demo = await runningDemo(db)
      const last = demo && withdrawnOf(await notesOf(db, demo))[0]
      if (!last) return null
      await withdrawNote(db, now, { id: last.id, withdrawn: false })
      return last.id
    }),
  )
}

/** The withdrawn ones, the last withdrawn first. */
export function withdrawnOf(notes: readonly StoredObjection[]): StoredObjection[] {
  const at = ({ stamps, id }: StoredObjection): FieldStamp => stamps.deletedAt ?? [0, 0, id]
  return notes.filter(({ deletedAt }) => deletedAt !== null).sort((a, b) => compareFieldStamps(at(b), at(a)))
}

/** A demo's notes, the newest first, the withdrawn among them, and without what cannot be read. */
export async function notesOf(db: Database, demo: Pick<StoredDemo, 'id'>): Promise<StoredObjection[]> {
  const notes = await db.objections.where('demoId').equals(demo.id).toArray()
  return notes.filter(isSound).sort((a, b) => compareFieldStamps(bornAt(b), bornAt(a)))
}

/** A device's stamps only rise; `raisedAt` falls back when the clock turns out to have run ahead. */
export function bornAt({ stamps, raisedAt, id }: StoredObjection): FieldStamp {
  return stamps.createdAt ?? [Date.parse(raisedAt), 0, id]
}

/** No mutation has changed it since the note was made. */
const isAsBorn = ({ stamps }: StoredObjection, field: string) =>
  compareFieldStamps(stamps[field] ?? NEVER, stamps.createdAt ?? NEVER) === 0
const NEVER: FieldStamp = [0, 0, '']

interface NoteMoment extends When {
  /** The running demo's clock with this note, to be stored with it. */
  pulse: Pulse | null
}

/** In the demo that runs, at this moment of it. */
async function live(db: Database, now: Now, { page }: Place): Promise<NoteMoment> {
  const demo = await claimDemo(db, await demoForNote(db, now), now.author)
  const [pulse, stepAt] = await Promise.all([beatOf(db, demo, now), stepOf(db, demo)])
  const { id: demoId, dealId, room, steps } = demo
  const step = steps[stepAt] ?? null
  const raisedAt = await timeNow(db, clockMs(pulse))
  const at = { step, atMs: elapsedMs(pulse), raisedAt, source: 'live' as const }
  return { fields: { demoId, dealId, page: validPage(page), ...at }, room, pulse }
}

/** Remembered afterwards: nobody knows any more at which moment it was said. */
async function remembered(db: Database, now: Now, id: DemoId): Promise<NoteMoment> {
  const named = await db.demos.get(id)
  // One that was taken into the demo before it is gone, and what was typed in it goes there too.
  const demo = named?.deletedAt === null ? named : await runningDemo(db)
  if (!demo) throw new GoneError(id)
  await claimDemo(db, demo, now.author)
  const raisedAt = await timeNow(db, now.nowMs)
  const at = { page: null, step: null, atMs: null, raisedAt, source: 'debrief' as const }
  return { fields: { demoId: demo.id, dealId: demo.dealId, ...at }, room: demo.room, pulse: null }
}

async function noteOf(db: Database, id: ObjectionId): Promise<StoredObjection> {
  const note = await db.objections.get(id)
  if (!note) throw new GoneError(id)
  return note
}
