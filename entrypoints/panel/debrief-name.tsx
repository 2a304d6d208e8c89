import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { saidIn } from '@/utils/capture/draft'
import { EMPTY_NOTE, formatNote, type LineNote } from '@/utils/capture/line'
import type { NoteView } from '@/utils/messages/extension-state'
import type { Person } from '@/utils/model/records'
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
  const [line, setLine] = useState(() => lineOf(note))
  const keep = useRef<() => void>(() => undefined)
  keep.current = () => {
    if (line !== lineOf(note)) save(note, fieldsOf(saidIn(line, { room })), { stay: true })
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
    const fields = fieldsOf(saidIn(line, { room }))
    setLine(lineOf({ ...note, ...fields }))
    save(note, fields)
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
        onChange={(event) => setLine(event.target.value)}
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
