import { clockOf } from '@/utils/capture/clock'
import { openQuestions, type Question } from '@/utils/capture/debrief'
import { KIND_SIGN, SEVERITY_SIGN } from '@/utils/capture/signs'
import type { NoteView } from '@/utils/messages/extension-state'
import { t } from './strings'

/** All notes of the demo in short, each with what is still open; picking one goes back to it. */
export function DebriefRecap({ notes, goTo }: { notes: readonly NoteView[]; goTo: (at: number) => void }) {
  if (notes.length === 0) return null
  return (
    <ul className="recap" aria-label={t('list.label')}>
      {notes.map((note, at) => (
        <li key={note.id}>
          <button type="button" className="recap-note" onClick={() => goTo(at)}>
            <time className="minute">{note.atMs === null ? '' : clockOf(note.atMs)}</time>
            <span className="mark" dir="ltr" title={t(`severity.${note.severity}`)}>
              {KIND_SIGN[note.kind]}
              {note.severity !== 'unknown' || note.kind === 'objection' ? SEVERITY_SIGN[note.severity] : ''}
            </span>
            <span className="words" dir="auto">
              {note.text || note.quote || <span className="muted">{t('list.unnamed')}</span>}
            </span>
            <Open questions={openQuestions(note)} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Open({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null
  return (
    <span className="hint" title={questions.map((question) => t(`debrief.${question}`)).join(' ')}>
      {t('debrief.open', { count: questions.length })}
    </span>
  )
}
