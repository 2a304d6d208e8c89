import { useEffect, useMemo, useReducer, useRef } from 'react'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import type { ObjectionId } from '@/utils/model/ids'
import type { ObjectionView } from '@/utils/model/views'
import { NOTHING, neighbour, selectionReducer } from './selection'

interface Input {
  rows: readonly ObjectionView[]
  /** What list this is: what was picked in another must not be changed with it. */
  list: string
  /** The note that is open beside the list: the keyboard stands there. */
  note: ObjectionId | undefined
  open: (id: ObjectionId | undefined) => void
}

/** The keyboard of the list: `j` `k` move (an open detail moves along), Enter opens, `x` picks, Esc steps back. */
export function useSelection({ rows, list, note, open }: Input) {
  const [state, dispatch] = useReducer(selectionReducer, NOTHING)
  const ids = useMemo(() => rows.map((row) => row.id), [rows])
  const cursor = note ?? state.cursor

  const shown = useRef(list)
  useEffect(() => {
    if (shown.current !== list) dispatch({ type: 'clear' })
    shown.current = list
  }, [list])

  const move = (by: 1 | -1) => {
    const next = neighbour(cursor, ids, by)
    if (!next) return
    dispatch({ type: 'goTo', id: next })
    if (note) open(next)
  }
  const back = () => {
    if (note) {
      dispatch({ type: 'goTo', id: note })
      open(undefined)
    } else dispatch({ type: 'clear' })
  }
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    x: () => cursor && dispatch({ type: 'pick', id: cursor }),
    enter: () => cursor && open(cursor),
    escape: back,
  })

  return {
    cursor,
    picked: state.picked,
    /** What a decision is about: what is picked, else where the keyboard stands. */
    targets: state.picked.size > 0 ? [...state.picked] : cursor ? [cursor] : [],
    pick: (id: ObjectionId) => dispatch({ type: 'pick', id }),
    pickAll: () => dispatch({ type: 'pickAll', ids }),
    clear: () => dispatch({ type: 'clear' }),
    open,
  }
}

export type NoteSelection = ReturnType<typeof useSelection>
