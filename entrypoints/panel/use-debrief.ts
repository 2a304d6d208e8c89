import { useContext, useEffect, useReducer, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { beginDebrief, type DebriefAction, type DebriefState, debriefReducer, noteAt } from '@/utils/capture/debrief'
import type { DebriefView, NoteView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { ObjectionId } from '@/utils/model/ids'
import type { DeviceTheme } from '@/utils/model/records'
import type { NoteEdit } from '@/utils/store/notes'
import { Forms } from './kept-forms'

interface SaveOptions {
  /** Without leading on. */
  stay: boolean
  /** What was there when the answer was begun: where it is something else by now, nothing is stored. */
  was?: NoteEdit
}

export interface DebriefTools {
  state: DebriefState
  /** Themes like the note that is asked about. */
  themes: readonly DeviceTheme[]
  fault: Fault | null
  dispatch: (action: DebriefAction) => void
  /**
   * Shows an answer at once and stores it; where that fails, the old one is back and the reason stands there. Answers
   * whether it is stored.
   */
  save: (note: NoteView, fields: NoteEdit & Partial<NoteView>, options?: SaveOptions) => Promise<boolean>
  withdraw: (note: NoteView) => void
  /** The note that was withdrawn last. */
  putBack: () => void
}

/** The way through a demo's notes. Keys may come faster than answers are stored, so nothing waits for that. */
export function useDebrief(view: DebriefView): DebriefTools {
  const forms = useContext(Forms)
  const [state, dispatch] = useReducer(debriefReducer, view.notes, (notes) =>
    beginDebrief(notes, ({ id }) => forms.get(`edit:${id}`) !== undefined),
  )
  const [fault, setFault] = useState<Fault | null>(null)
  /** The note that was changed elsewhere, as the reader was told: whoever saves again means it. */
  const [told, setTold] = useState<ObjectionId | null>(null)
  const themes = useThemes(noteAt(state), dispatch)
  const save: DebriefTools['save'] = async (note, fields, { stay, was } = { stay: false }) => {
    const { id } = note
    dispatch({ type: stay ? 'change' : 'answer', id, fields })
    setFault(null)
    const { theme: _, ...stored } = fields
    const means = told === id && !stay
    const answer = await ask(sendMessage('editNote', { id, fields: stored, was: means ? undefined : was }))
    if (means) setTold(null)
    if (answer.ok) return true
    dispatch({ type: 'change', id, fields: note })
    setFault(answer.fault)
    if (answer.fault.code !== 'changed') return false
    setTold(id)
    const whole = await ask(sendMessage('getDebrief', { demoId: view.demo.id }))
    const fresh = whole.ok ? whole.value.notes.find((each) => each.id === id) : undefined
    if (fresh) dispatch({ type: 'change', id, fields: fresh })
    // Once: whoever goes on then wants to answer something else first.
    if (told !== id) dispatch({ type: 'name again', id })
    return false
  }
  const change = async (note: NoteView | undefined, withdrawn: boolean) => {
    if (!note) return
    setFault(null)
    const answer = await ask(sendMessage('withdrawNote', { id: note.id, withdrawn }))
    if (!answer.ok) setFault(answer.fault)
    else dispatch(withdrawn ? { type: 'withdraw', id: note.id } : { type: 'put back', id: note.id })
  }
  const withdraw = (note: NoteView) => void change(note, true)
  const putBack = () => void change(state.withdrawn.at(-1)?.note, false)
  return { state, themes, fault, dispatch, save, withdraw, putBack }
}

function useThemes(note: NoteView | undefined, dispatch: (action: DebriefAction) => void): readonly DeviceTheme[] {
  const [found, setFound] = useState<{ id: string; themes: DeviceTheme[] }>({ id: '', themes: [] })
  const [id, text] = [note?.id, [note?.text, note?.quote].filter(Boolean).join(' ')]
  useEffect(() => {
    if (id === undefined) return
    let stale = false
    const show = (themes: DeviceTheme[]) => {
      if (stale) return
      setFound({ id, themes })
      dispatch({ type: 'themes', id, some: themes.length > 0 })
    }
    if (text === '') show([])
    else ask(sendMessage('suggestThemes', { text })).then((answer) => show(answer.ok ? answer.value : []))
    return () => {
      stale = true
    }
  }, [id, text, dispatch])
  return found.id === id ? found.themes : []
}
