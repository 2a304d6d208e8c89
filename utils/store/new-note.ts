import { contentOf, type Draft } from '../capture/draft'
import type { Objection, Person } from '../model/records'
import type { Database } from './database'
import { validFields } from './valid'
import { type Now, writeNew } from './write'

/** Where and when a note was made. */
export interface When {
  fields: Pick<Objection, 'demoId' | 'dealId' | 'page' | 'step' | 'atMs' | 'raisedAt' | 'source'>
  /** Whom `^anna` may mean. */
  room: readonly Person[]
}

/** Writes the note of a draft. In the caller's transaction. */
export async function addNote(db: Database, now: Now, { draft, when }: { draft: Draft; when: When }): Promise<void> {
  const { themeId, ...content } = contentOf(draft, when.room)
  const created = { createdAt: when.fields.raisedAt, deletedAt: null }
  const themeBy = byOf(themeId, now)
  const record: Objection = {
    ...{ ...now.author, ...created, ...when.fields, ...validFields(content) },
    ...{ id: draft.id, themeId, themeBy },
  }
  await writeNew(db, now, { entity: 'objection', record })
}

/** Who put a note to its theme. */
export const byOf = (themeId: Objection['themeId'], { author }: Now) => (themeId === null ? null : author.memberId)
