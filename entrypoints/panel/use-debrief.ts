import { useEffect, useReducer, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { beginDebrief, type DebriefAction, type DebriefState, debriefReducer, noteAt } from '@/utils/capture/debrief'
import type { DebriefView, NoteView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { DeviceTheme } from '@/utils/model/records'
import type { NoteEdit } from '@/utils/store/notes'

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
  save: (note: NoteView, fields: NoteEdit & Partial<NoteView>, options?: { stay: boolean }) => Promise<boolean>
  withdraw: (note: NoteView) => void
  /** The note that was withdrawn last. */
  putBack: () => void
}

/** The way through a demo's notes. Keys may come faster than answers are stored, so nothing waits for that. */
export function useDebrief(view: DebriefView): DebriefTools {
  const [state, dispatch] = useReducer(debriefReducer, view.notes, beginDebrief)
  const [fault, setFault] = useState<Fault | null>(null)
  const themes = useThemes(noteAt(state), dispatch)
  const save: DebriefTools['save'] = async (note, fields, { stay } = { stay: false }) => {
    dispatch({ type: stay ? 'change' : 'answer', id: note.id, fields })
    setFault(null)
    const { theme: _, ...stored } = fields
    const answer = await ask(sendMessage('editNote', { id: note.id, fields: stored }))
    if (answer.ok) return true
    dispatch({ type: 'change', id: note.id, fields: note })
    setFault(answer.fault)
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
