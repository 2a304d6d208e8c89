import { contentOf, type Draft } from '../capture/draft'
import type { ObjectionId } from '../model/ids'
import type { Objection } from '../model/records'
import { compareFieldStamps, type FieldStamp } from '../model/stamp'
import type { Severity } from '../model/words'
import type { Database } from './database'
import { demoForNote, runningDemo } from './demos'
import { dropDraft } from './drafts'
import { GoneError, storing } from './errors'
import type { StoredDemo, StoredObjection } from './rows'
import { validFields, validPage } from './valid'
import { type Now, timeNow, writeFields, writeNew, writeTables } from './write'

/** Where a note was made, as far as the last chord on that tab granted to know. */
export interface Place {
  page: string | null
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
      const [known] = await Promise.all([db.objections.get(draft.id), dropDraft(db, draftKey, draft)])
      if (known) return draft.id
      const { themeId, ...content } = contentOf(draft)
      const themeBy = themeId === null ? null : now.author.memberId
      await add(db, now, { ...validFields(content), id: draft.id, themeId, themeBy, page: validPage(place.page) })
      return draft.id
    }),
  )
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

/** Changes a note; fields that say the same as before are not written. */
export function editNote(db: Database, now: Now, { id, fields }: { id: ObjectionId; fields: NoteEdit }): Promise<void> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await noteOf(db, id)
      const changed = Object.entries(validFields(fields)).filter(
        ([field, value]) => current[field as keyof NoteEdit] !== value,
      )
      if (changed.length === 0) return
      await writeFields(db, now, { entity: 'objection', current, fields: Object.fromEntries(changed) })
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

/** A demo's notes, the newest first, the withdrawn among them. */
export async function notesOf(db: Database, demo: Pick<StoredDemo, 'id'>): Promise<StoredObjection[]> {
  const notes = await db.objections.where('demoId').equals(demo.id).toArray()
  return notes.sort((a, b) => compareFieldStamps(bornAt(b), bornAt(a)))
}

/** A device's stamps only rise; `raisedAt` falls back when the clock turns out to have run ahead. */
function bornAt({ stamps, raisedAt, id }: StoredObjection): FieldStamp {
  return stamps.createdAt ?? [Date.parse(raisedAt), 0, id]
}

type NewNote = Pick<
  Objection,
  | 'id'
  | 'kind'
  | 'text'
  | 'quote'
  | 'severity'
  | 'category'
  | 'area'
  | 'competitor'
  | 'speaker'
  | 'themeId'
  | 'themeBy'
  | 'page'
>

async function add(db: Database, now: Now, note: NewNote): Promise<void> {
  const demo = await demoForNote(db, now)
  const at = await timeNow(db, now.nowMs)
  const record: Objection = {
    ...now.author,
    demoId: demo.id,
    dealId: demo.dealId,
    handled: 'unknown',
    step: null,
    atMs: Math.max(0, Date.parse(at) - Date.parse(demo.startedAt)),
    raisedAt: at,
    source: 'live',
    createdAt: at,
    deletedAt: null,
    ...note,
  }
  await writeNew(db, now, { entity: 'objection', record })
}

async function noteOf(db: Database, id: ObjectionId): Promise<StoredObjection> {
  const note = await db.objections.get(id)
  if (!note) throw new GoneError(id)
  return note
}
