import type { Person } from '../model/records'
import type { FormDraft } from '../store/row-schemas'
import { saidIn } from './draft'
import { EMPTY_NOTE, formatNote, type LineNote } from './line'

/** What the editor of a note can change. */
export type Said = NonNullable<FormDraft['was']>

/** A note as its editor shows it, and what it said when that was opened. */
export type NoteForm = Required<Pick<FormDraft, 'line' | 'category' | 'screenshot' | 'was'>>

const SAID = [...(Object.keys(EMPTY_NOTE) as (keyof LineNote)[]), 'category', 'screenshot'] as const

export function noteForm(note: Said): NoteForm {
  const { category, screenshot } = note
  return { line: formatNote(note), category, screenshot, was: only(note, SAID) as Said }
}

/** What somebody changed in it. The rest stays as it is by then. */
export function editOf({ line, category, screenshot, was }: NoteForm, room: readonly Person[]): Partial<Said> {
  return {
    ...(line !== formatNote(was) && saidIn(line, { room })),
    ...(category !== was.category && { category }),
    ...(screenshot !== was.screenshot && { screenshot }),
  }
}

/** What a note says where somebody has changed it. */
export function replacedBy(edit: Partial<Said>, note: Said): Partial<Said> {
  return only(note, Object.keys(edit) as (keyof Said)[])
}

function only(note: Said, fields: readonly (keyof Said)[]): Partial<Said> {
  return Object.fromEntries(fields.map((field) => [field, note[field]]))
}
