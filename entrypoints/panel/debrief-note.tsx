import { clockOf } from '@/utils/capture/clock'
import { type Question, questionsOf } from '@/utils/capture/debrief'
import type { NoteView } from '@/utils/messages/extension-state'
import type { Person } from '@/utils/model/records'
import { DebriefName } from './debrief-name'
import { DebriefQuestion } from './debrief-question'
import { Dotted } from './dotted'
import { useStanding } from './kept-forms'
import { NoteEditor } from './note-editor'
import { t } from './strings'
import type { DebriefTools } from './use-debrief'

interface DebriefNoteProps {
  note: NoteView
  room: readonly Person[]
  tools: DebriefTools
}

/** One note with what helps to remember it, and its questions; the one that is asked is open. */
export function DebriefNote({ note, room, tools }: DebriefNoteProps) {
  const { dispatch, withdraw } = tools
  const isHalfEdited = useStanding(`edit:${note.id}`) !== undefined
  return (
    <div className="mark-card">
      <div className="cue-row">
        <Cues note={note} />
        <button type="button" className="quiet" onClick={() => withdraw(note)}>
          {t('list.remove')}
        </button>
      </div>
      {isHalfEdited ? (
        <HalfEdited key={note.id} {...{ note, room, dispatch }} />
      ) : (
        <Questions {...{ note, room, tools }} />
      )}
    </div>
  )
}

/** What stood in the note's editor when its demo ended: it is saved or thrown away before anything is asked. */
function HalfEdited({ note, room, dispatch }: Omit<DebriefNoteProps, 'tools'> & Pick<DebriefTools, 'dispatch'>) {
  return (
    <>
      <p className="said">{t('debrief.halfEdited')}</p>
      <ul className="half-edited">
        <NoteEditor note={note} room={room} done={(fields) => dispatch({ type: 'change', id: note.id, fields })} />
      </ul>
    </>
  )
}

function Questions({ note, room, tools }: DebriefNoteProps) {
  const { state, dispatch } = tools
  return (
    <>
      {note.quote !== null && state.question !== 'name' && (
        <q className="quote" dir="auto">
          {note.quote}
        </q>
      )}
      <ol className="questions">
        {questionsOf(note)
          .filter((question) => question !== 'theme' || !state.themeless.includes(note.id))
          .map((question) => (
            <li key={question} data-asked={question === state.question}>
              {question === state.question ? (
                <Asked {...{ note, room, tools, question }} />
              ) : (
                <button type="button" className="answered" onClick={() => dispatch({ type: 'ask', question })}>
                  <span>{t(`debrief.${question}`)}</span>
                  <span className="value" dir="auto">
                    {answerOf(note, question)}
                  </span>
                </button>
              )}
            </li>
          ))}
      </ol>
      <div className="row">
        <button type="button" className="quiet" onClick={() => dispatch({ type: 'back' })}>
          {t('debrief.back')} <kbd>↑</kbd>
        </button>
        <button type="button" className="quiet" onClick={() => dispatch({ type: 'skip' })}>
          {t('debrief.skip')} <kbd>⏎</kbd>
        </button>
        <span className="gap" />
        <span className="hint">{t('debrief.keys')}</span>
      </div>
    </>
  )
}

function Asked({ question, ...rest }: DebriefNoteProps & { question: Question }) {
  if (question === 'name') return <DebriefName key={rest.note.id} {...rest} />
  return <DebriefQuestion key={`${rest.note.id} ${question}`} question={question} {...rest} />
}

/** Where in the demo it was: minute, step, page, and what was marked at once. */
function Cues({ note: { atMs, step, page, category, area, competitor, kind } }: { note: NoteView }) {
  const said = [
    kind === 'objection' ? null : t(`kind.${kind}`),
    category === 'unknown' ? null : t(`category.${category}`),
    area === null ? null : `#${area}`,
    competitor === null ? null : `@${competitor}`,
  ].filter((part) => part !== null)
  return (
    <p className="cues">
      <time>{atMs === null ? t('debrief.remembered') : clockOf(atMs)}</time>
      {step !== null && (
        <span className="cue" dir="auto">
          {step}
        </span>
      )}
      {page !== null && (
        <span className="cue" dir="ltr" title={page}>
          {page.replace(/^https?:\/\/(?:www\.)?/, '')}
        </span>
      )}
      {said.length > 0 && (
        <span className="cue">
          <Dotted words={said} />
        </span>
      )}
    </p>
  )
}

function answerOf(note: NoteView, question: Question): string {
  if (question === 'name') return note.text
  if (question === 'theme') return note.theme ?? ''
  if (question === 'severity') return note.severity === 'unknown' ? '' : t(`severity.${note.severity}`)
  if (question === 'speaker') return note.speaker === 'unknown' ? '' : t(`speaker.${note.speaker}`)
  return note.handled === 'unknown' ? '' : t(`handledKey.${note.handled}`)
}
