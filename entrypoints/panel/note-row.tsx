import { ArrowUp, Camera, Check, Circle, Pencil, TriangleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { clockOf } from '@/utils/capture/clock'
import { KIND_SIGN, SEVERITY_SIGN } from '@/utils/capture/signs'
import type { NoteProgress, NoteView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { Person } from '@/utils/model/records'
import { Dotted } from './dotted'
import { FaultText } from './fault-text'
import { useStanding } from './kept-forms'
import { NoteEditor } from './note-editor'
import { t } from './strings'
import { useCut } from './use-cut'

const ICONS = { stored: Circle, waiting: ArrowUp, sent: Check, refused: TriangleAlert } as const

export interface NoteRowProps {
  note: NoteView
  room: readonly Person[]
  /** Gives the cursor back to the line once the row is done with it. */
  toLine: () => void
}

/** One saved note: when, how bad, what, and how far it has come. */
export function NoteRow({ note, room, toLine }: NoteRowProps) {
  const standing = useStanding(`edit:${note.id}`) !== undefined
  // A change that a reload or a crash interrupted goes on where it was.
  const [editing, setEditing] = useState(standing)
  const [stood, setStood] = useState(standing)
  if (stood !== standing) {
    setStood(standing)
    // Saved or thrown away, perhaps in another panel.
    if (!standing) setEditing(false)
  }
  const [fault, setFault] = useState<Fault | null>(null)
  const [whole, setWhole] = useState(false)
  const { cut, measure } = useCut()
  const withdraw = async () => {
    const answer = await ask(sendMessage('withdrawNote', { id: note.id, withdrawn: true }))
    if (!answer.ok) return setFault(answer.fault)
    toLine()
  }
  const done = () => {
    setEditing(false)
    toLine()
  }
  const severity = note.severity === 'unknown' ? t('list.noSeverity') : t(`severity.${note.severity}`)
  const words = firstWords(note)
  if (editing) return <NoteEditor note={note} room={room} done={done} />
  return (
    <li className="note">
      <time className="minute">{note.atMs === null ? '' : clockOf(note.atMs)}</time>
      <span className="mark" title={severity}>
        <span dir="ltr" aria-hidden="true">
          {KIND_SIGN[note.kind]}
          {note.severity !== 'unknown' || note.kind === 'objection' ? SEVERITY_SIGN[note.severity] : ''}
        </span>
        <span className="sr-only">
          {t(`kind.${note.kind}`)}, {severity}
        </span>
      </span>
      <button type="button" className="quiet text" onClick={() => setEditing(true)} title={t('list.edit')}>
        {/* Other words may have the same height. */}
        <span key={`${note.text} ${note.quote}`} className="words" ref={measure} data-whole={whole}>
          <Said note={note} />
        </span>
        <Tags note={note} />
      </button>
      <span className="actions">
        <button
          type="button"
          className="icon"
          aria-label={t('list.editOf', { words })}
          onClick={() => setEditing(true)}
        >
          <Pencil size={14} aria-hidden="true" />
        </button>
        <button type="button" className="icon" aria-label={t('list.removeOf', { words })} onClick={withdraw}>
          <Undo2 size={14} aria-hidden="true" />
        </button>
      </span>
      <Progress progress={note.progress} />
      {(whole || cut) && (
        <button type="button" className="quiet accent more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'list.less' : 'list.more')}
        </button>
      )}
      {fault && <FaultText fault={fault} />}
    </li>
  )
}

const FEW = 40

/** What tells a row's buttons from those of the others, read aloud; of a mark, when it was. */
function firstWords({ text, quote, atMs }: NoteView): string {
  const said = text || quote || [t('list.unnamed'), atMs === null ? '' : clockOf(atMs)].join(' ').trim()
  return said.length > FEW ? `${said.slice(0, FEW).trimEnd()}…` : said
}

function Said({ note: { text, quote, ...note } }: { note: NoteView }) {
  return (
    <span className="spoken">
      {text === '' && quote === null && tagsOf(note).length === 0 && <span className="muted">{t('list.unnamed')}</span>}
      {text !== '' && <span dir="auto">{text}</span>}
      {quote !== null && (
        <q className="quote" dir="auto">
          {quote}
        </q>
      )}
    </span>
  )
}

function Tags({ note }: { note: NoteView }) {
  const tags = tagsOf(note)
  if (tags.length === 0 && note.screenshot === null) return null
  return (
    <span className="tags">
      {note.screenshot !== null && <Camera size={12} role="img" aria-label={t('picture.alt')} />}
      <Dotted words={tags} />
    </span>
  )
}

function tagsOf({ category, area, competitor, speaker, theme }: Omit<NoteView, 'text' | 'quote'>): string[] {
  return [
    category === 'unknown' ? null : t(`category.${category}`),
    area === null ? null : `#${area}`,
    competitor === null ? null : `@${competitor}`,
    speaker === 'unknown' ? null : t(`speaker.${speaker}`),
    theme,
  ].filter((tag) => tag !== null)
}

function Progress({ progress }: { progress: NoteProgress }) {
  const Icon = ICONS[progress]
  return (
    <span className="progress" data-progress={progress} title={t(`progress.${progress}`)}>
      <Icon size={14} aria-hidden="true" />
      <span className="sr-only">{t(`progress.${progress}`)}</span>
    </span>
  )
}
