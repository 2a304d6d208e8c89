import { type KeyboardEvent, useEffect, useRef } from 'react'
import { digitOf } from '@/utils/capture/categories'
import { HANDLED, SEVERITIES, SPEAKERS } from '@/utils/capture/choices'
import type { Question } from '@/utils/capture/debrief'
import type { NoteView } from '@/utils/messages/extension-state'
import type { DeviceTheme, Person } from '@/utils/model/records'
import type { NoteEdit } from '@/utils/store/notes'
import { t } from './strings'
import type { DebriefTools } from './use-debrief'

interface DebriefQuestionProps {
  question: Exclude<Question, 'name'>
  note: NoteView
  room: readonly Person[]
  tools: DebriefTools
}

interface Choice {
  key: string
  text: string
  hint?: string
  chosen: boolean
  fields: NoteEdit & Partial<NoteView>
}

/** A question with its answers, each on a number; the group has the focus, so that Enter skips and does not press. */
export function DebriefQuestion({ question, note, room, tools: { themes, dispatch, save } }: DebriefQuestionProps) {
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => group.current?.focus(), [])
  const choices = choicesOf(question, { note, room, themes })
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = event.altKey || event.ctrlKey || event.metaKey ? undefined : choices[digitOf(event.code) - 1]
    if (chosen) save(note, chosen.fields)
    else if (event.key === 'ArrowUp') dispatch({ type: 'back' })
    else if (event.key === 'ArrowDown') dispatch({ type: 'skip' })
    else if (event.key === 'Enter' && event.target === group.current) dispatch({ type: 'skip' })
    else return
    event.preventDefault()
  }
  return (
    <fieldset ref={group} className="choices" tabIndex={-1} aria-label={t(`debrief.${question}`)} onKeyDown={onKeyDown}>
      <legend>{t(`debrief.${question}`)}</legend>
      {choices.map(({ key, text, hint, chosen, fields }, index) => (
        <button
          key={key}
          type="button"
          className="choice"
          aria-pressed={chosen}
          aria-keyshortcuts={String(index + 1)}
          onClick={() => save(note, fields)}
        >
          <kbd>{index + 1}</kbd>
          <span dir="auto">{text}</span>
          {hint && <span className="hint">{hint}</span>}
        </button>
      ))}
    </fieldset>
  )
}

const MEANS = { blocker: 'debrief.blockerMeans', pain: 'debrief.painMeans', nice: 'debrief.niceMeans' } as const

interface Known {
  note: NoteView
  room: readonly Person[]
  themes: readonly DeviceTheme[]
}

function choicesOf(question: DebriefQuestionProps['question'], { note, room, themes }: Known): Choice[] {
  if (question === 'severity')
    return SEVERITIES.filter((each) => each !== 'unknown').map((severity) => ({
      ...{ key: severity, text: t(`severity.${severity}`), hint: t(MEANS[severity]) },
      ...{ chosen: note.severity === severity, fields: { severity } },
    }))
  if (question === 'handled')
    return HANDLED.filter((each) => each !== 'unknown').map((handled) => ({
      ...{ key: handled, text: t(`handledKey.${handled}`) },
      ...{ chosen: note.handled === handled, fields: { handled } },
    }))
  if (question === 'theme')
    return themes.map(({ id, title }) => ({
      ...{ key: id, text: title, chosen: note.themeId === id, fields: { themeId: id, theme: title } },
    }))
  return speakersOf(note, room)
}

const MOST = 9

/** Who was in the room, by name; then the roles that nobody there has. */
function speakersOf(note: NoteView, room: readonly Person[]): Choice[] {
  const people = room
    .filter(({ speaker }) => speaker !== 'unknown')
    .map(({ name, speaker }) => ({
      ...{ key: `${name} ${speaker}`, text: name, hint: t(`speaker.${speaker}`), speaker },
    }))
  const taken = new Set(people.map(({ speaker }) => speaker))
  const roles = SPEAKERS.filter((role) => role !== 'unknown' && !taken.has(role)).map((speaker) => ({
    ...{ key: speaker, text: t(`speaker.${speaker}`), speaker },
  }))
  return [...people, ...roles]
    .slice(0, MOST)
    .map(({ speaker, ...choice }) => ({ ...choice, chosen: note.speaker === speaker, fields: { speaker } }))
}
