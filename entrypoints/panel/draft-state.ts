import { v7 } from 'uuid'
import type { Fault } from '@/components/extension/ask'
import { type Draft, joined, type Picks, retype, togglePick } from '@/utils/capture/draft'
import type { ObjectionId } from '@/utils/model/ids'
import type { Person } from '@/utils/model/records'

export interface DraftState {
  draft: Draft
  /** Drafts that are being saved, oldest first: their text has left the line and comes back when that fails. */
  saving: readonly Draft[]
  fault: Fault | null
  /** How many were saved here, so that the next one is announced anew. */
  saved: number
  /** A draft in the line that may be saved already: the answer was lost. What changes it makes another note of it. */
  doubtful: ObjectionId | null
}

export type DraftAction =
  /** `room` names the people whom `^anna` may mean. */
  | { type: 'line'; line: string; room: readonly Person[] }
  | { type: 'pick'; picks: Picks }
  | { type: 'toggle'; field: keyof Picks; value: Picks[keyof Picks] }
  | { type: 'save' }
  /** It waits elsewhere. */
  | { type: 'park' }
  /** Everything here was deleted, also what is being saved. */
  | { type: 'empty' }
  /** What was typed on another surface goes on here. */
  | { type: 'join'; draft: Draft }
  | { type: 'saved'; draft: Draft }
  | { type: 'failed'; draft: Draft; fault: Fault }

export function newDraft(line = '', picks: Picks = {}): Draft {
  // UUIDv7 without zod, which would double the panel's size; the background parses it.
  return { id: v7() as ObjectionId, line, picks }
}

export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  const { draft } = state
  const open = draft.id === state.doubtful ? { ...draft, id: newDraft().id } : draft
  switch (action.type) {
    case 'line':
      return { ...state, draft: retype(open, action.line, action.room), fault: stillTrue(state.fault) }
    case 'pick':
      return { ...state, draft: { ...open, picks: { ...draft.picks, ...action.picks } } }
    case 'toggle':
      return { ...state, draft: { ...open, picks: togglePick(draft.picks, action.field, action.value) } }
    // At once, so that the next key begins the next note and can never be added to this one.
    case 'save':
      return { ...state, draft: newDraft(), saving: [...state.saving, draft], fault: null }
    case 'park':
      return { ...state, draft: newDraft(), fault: null }
    case 'empty':
      return { ...state, draft: newDraft(), saving: [], fault: null }
    case 'join':
      return { ...state, draft: joined(open, action.draft) }
    case 'saved':
      return { ...state, saving: without(state.saving, action.draft), saved: state.saved + 1 }
    case 'failed':
      if (!state.saving.some(({ id }) => id === action.draft.id)) return state
      return {
        ...state,
        draft: giveBack(action.draft, { next: draft, lost: isLost(action.fault) }),
        saving: without(state.saving, action.draft),
        fault: action.fault,
        doubtful: isLost(action.fault) ? action.draft.id : state.doubtful,
      }
  }
}

/** What was wrong with the line as it stood is over; that nothing can be stored is said until something was. */
function stillTrue(fault: Fault | null): Fault | null {
  return fault?.code === 'invalid' ? null : fault
}

const without = (drafts: readonly Draft[], gone: Draft) => drafts.filter(({ id }) => id !== gone.id)

/** No answer came: it may be saved or not. */
const isLost = ({ code }: Fault) => code === 'gone'

/**
 * A note that could not be saved is in the line again, before or after what was typed meanwhile, as they were made. Both
 * together are the note of neither, if one of them may be saved.
 */
function giveBack(failed: Draft, { next, lost }: { next: Draft; lost: boolean }): Draft {
  const both = joined(failed, next)
  return lost && both.line !== failed.line ? { ...both, id: newDraft().id } : both
}
