import type { Draft, Picks } from '../capture/draft'
import type { Database } from './database'
import { storing } from './errors'
import { dropIfUnnamed, pictureOf } from './pictures'
import type { DraftRow } from './rows'

/** Keeps what stands in the line. A late keystroke of a note that is saved already keeps nothing. */
export function saveDraft(
  db: Database,
  { key, draft, nowMs }: { key: string; draft: Draft | null; nowMs: number },
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

/** Keeps what the panel of an older version hands over: it stands here from now on, and nowhere else. */
export function moveDraft(db: Database, to: { key: string; draft: Draft; nowMs: number }): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.drafts, db.objections, db.attachments, async () => {
      await db.drafts.filter(({ key, id }) => id === to.draft.id && key !== to.key).delete()
      await saveDraft(db, to)
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
 * as after a crash of the browser. It moves here, so that no other shows it too.
 */
export function takeDraft(
  db: Database,
  { key, from, openKeys }: { key: string; from?: string; openKeys: ReadonlySet<string> },
): Promise<Draft | null> {
  return storing(() =>
    db.transaction('rw', db.drafts, async () => {
      const own = await db.drafts.get(key)
      if (own) return draftOf(own)
      const orphans = await db.drafts.filter((row) => !openKeys.has(row.key)).sortBy('at')
      const newest = (from && (await db.drafts.get(from))) || orphans.at(-1)
      if (!newest) return null
      await db.drafts.delete(newest.key)
      await db.drafts.put({ ...newest, key })
      return draftOf(newest)
    }),
  )
}

const draftOf = ({ id, line, picks }: DraftRow): Draft => ({ id, line, picks: picks as Picks })
