import { v7 } from 'uuid'
import type { Fault } from '@/components/extension/ask'
import { type Draft, type Picks, togglePick } from '@/utils/capture/draft'
import type { ObjectionId } from '@/utils/model/ids'

export interface DraftState {
  draft: Draft
  /** The draft that is being saved; its text stays in the line until the answer. */
  saving: Draft | null
  fault: Fault | null
  /** How many were saved here, so that the next one is announced anew. */
  saved: number
}

export type DraftAction =
  | { type: 'line'; line: string }
  | { type: 'pick'; picks: Picks }
  | { type: 'toggle'; field: keyof Picks; value: Picks[keyof Picks] }
  | { type: 'save' }
  | { type: 'saved' }
  | { type: 'failed'; fault: Fault }

export function newDraft(line = '', picks: Picks = {}): Draft {
  // UUIDv7 without zod, which would double the panel's size; the background parses it.
  return { id: v7() as ObjectionId, line, picks }
}

export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  const { draft } = state
  switch (action.type) {
    case 'line':
      return { ...state, draft: { ...draft, line: action.line } }
    case 'pick':
      return { ...state, draft: { ...draft, picks: { ...draft.picks, ...action.picks } } }
    case 'toggle':
      return { ...state, draft: { ...draft, picks: togglePick(draft.picks, action.field, action.value) } }
    case 'save':
      return { ...state, saving: draft, fault: null }
    case 'saved':
      return { draft: afterSaving(state), saving: null, fault: null, saved: state.saved + 1 }
    case 'failed':
      return { ...state, saving: null, fault: action.fault }
  }
}

/** What was typed and picked while the save was under way is the beginning of the next note. */
function afterSaving({ draft, saving }: DraftState): Draft {
  if (!saving) return newDraft()
  const picks = Object.entries(draft.picks).filter(([field, value]) => saving.picks[field as keyof Picks] !== value)
  const line = draft.line.startsWith(saving.line) ? draft.line.slice(saving.line.length) : draft.line
  return newDraft(line, Object.fromEntries(picks))
}
