import { type KeyboardEvent, useEffect, useRef } from 'react'
import { saidIn } from '@/utils/capture/draft'
import { EMPTY_NOTE, formatNote, type LineNote } from '@/utils/capture/line'
import { noteForm, replacedBy } from '@/utils/capture/note-edit'
import type { NoteView } from '@/utils/messages/extension-state'
import type { Person } from '@/utils/model/records'
import { useKeptForm } from './kept-forms'
import { t } from './strings'
import type { DebriefTools } from './use-debrief'

interface DebriefNameProps {
  note: NoteView
  room: readonly Person[]
  tools: DebriefTools
}

const lineOf = ({ text, quote }: NoteView) => formatNote({ ...EMPTY_NOTE, text, quote })

/** The note in words. It is the line again, so `!! no SSO @Velnox` answers more than the name. */
export function DebriefName({ note, room, tools: { dispatch, save } }: DebriefNameProps) {
  const { form, change, forget } = useKeptForm(`name:${note.id}`, () => ({
    line: lineOf(note),
    was: noteForm(note).was,
  }))
  const { line } = form
  // Words that could not be stored stand here again when the question is asked again.
  const store = async (options: { stay: boolean }) => {
    const fields = fieldsOf(saidIn(line, { room }))
    if (await save(note, fields, { ...options, was: replacedBy(fields, form.was) })) forget()
  }
  const keep = useRef<() => void>(() => undefined)
  keep.current = () => {
    if (line === lineOf(note)) return
    store({ stay: true })
  }
  useEffect(() => {
    const onHide = () => keep.current()
    addEventListener('pagehide', onHide)
    return () => {
      removeEventListener('pagehide', onHide)
      // Left by whatever way, Escape too: what was typed is kept.
      keep.current()
    }
  }, [])
  const next = () => {
    if (line === lineOf(note)) return dispatch({ type: 'skip' })
    change({ line: lineOf({ ...note, ...fieldsOf(saidIn(line, { room })) }) })
    store({ stay: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const oneLine = !line.includes('\n')
    if (event.key === 'Enter' && !event.shiftKey) next()
    else if (event.key === 'ArrowDown' && oneLine) next()
    else if (event.key === 'ArrowUp' && oneLine) dispatch({ type: 'back' })
    else return
    event.preventDefault()
  }
  return (
    <label className="field">
      <span>{t('debrief.name')}</span>
      <textarea
        className="line"
        rows={Math.min(4, line.split('\n').length)}
        // biome-ignore lint/a11y/noAutofocus: the question has just been asked, and this is where it is answered.
        autoFocus
        dir="auto"
        spellCheck={false}
        placeholder={t('debrief.nameHint')}
        value={line}
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(line.length, line.length)}
        onChange={(event) => change({ line: event.target.value })}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}

/** Words and quote as they stand there; of the rest what the line says, so that a severity marked in the demo stays. */
function fieldsOf(said: LineNote): Partial<LineNote> {
  const given = Object.entries(said).filter(
    ([field, value]) => field === 'text' || field === 'quote' || value !== EMPTY_NOTE[field as keyof LineNote],
  )
  return Object.fromEntries(given)
}
