import type { ObjectionId } from '@/utils/model/ids'

/** Where the keyboard stands in the list, and what is picked for a common decision. */
export interface Selection {
  cursor: ObjectionId | null
  picked: ReadonlySet<ObjectionId>
}

export const NOTHING: Selection = { cursor: null, picked: new Set() }

export type SelectionAction =
  | { type: 'move'; by: 1 | -1; ids: readonly ObjectionId[] }
  | { type: 'goTo'; id: ObjectionId }
  | { type: 'pick'; id: ObjectionId }
  | { type: 'pickAll'; ids: readonly ObjectionId[] }
  | { type: 'clear' }

export function selectionReducer(state: Selection, action: SelectionAction): Selection {
  switch (action.type) {
    case 'move':
      return { ...state, cursor: neighbour(state.cursor, action.ids, action.by) }
    case 'goTo':
      return { ...state, cursor: action.id }
    case 'pick': {
      const picked = new Set(state.picked)
      if (!picked.delete(action.id)) picked.add(action.id)
      return { cursor: action.id, picked }
    }
    case 'pickAll':
      return { ...state, picked: new Set(action.ids) }
    case 'clear':
      return { ...state, picked: new Set() }
  }
}

/** The row next to the cursor; from nowhere the first one, at an end the same one. */
export function neighbour(cursor: ObjectionId | null, ids: readonly ObjectionId[], by: 1 | -1): ObjectionId | null {
  const at = cursor === null ? -1 : ids.indexOf(cursor)
  if (at === -1) return ids[0] ?? null
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)] ?? null
}
