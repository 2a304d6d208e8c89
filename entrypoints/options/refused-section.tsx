import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import type { RefusedNote } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { Section } from './section'
import { useAnswer } from './use-answer'

/** What the server did not accept, with its reason: to correct, to send again, to keep here, or to take along. */
export function RefusedSection({ refused }: { refused: number }) {
  const { value, fault, again } = useAnswer(() => sendMessage('getRefused'), refused)
  if (value?.length === 0 && !fault) return null
  const settle = async (message: 'retryRefused' | 'dismissRefused', seq: number) => {
    await sendMessage(message, { seq })
    again()
  }
  return (
    <Section id="refused" title={t('refused.title')}>
      <FaultLine fault={fault} />
      <ul className="group">
        {value?.map((note) => (
          <Refused key={note.seq} note={note} settle={settle} />
        ))}
      </ul>
      <div className="row buttons">
        <button type="button" className="secondary" onClick={() => saveText(listOf(value ?? []))}>
          {t('refused.export')}
        </button>
      </div>
    </Section>
  )
}

/** For whoever is asked for help: each with the server's words. */
const listOf = (notes: readonly RefusedNote[]) => ({
  fileName: `pushback-not-accepted-${new Date().toISOString().slice(0, 10)}.jsonl`,
  text: notes.map((note) => `${JSON.stringify(note)}\n`).join(''),
})

interface RefusedProps {
  note: RefusedNote
  settle: (message: 'retryRefused' | 'dismissRefused', seq: number) => void
}

function Refused({ note, settle }: RefusedProps) {
  const { seq, code, text, message, noteId } = note
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="refused">
      <span className="stack">
        <strong dir="auto">{text || t('refused.noText')}</strong>
        <span className="hint">{t(`refused.${code}`)}</span>
        <span className="hint">{t('refused.says', { message })}</span>
      </span>
      {isOpen && noteId !== null ? (
        <Correction noteId={noteId} text={text} close={() => setOpen(false)} />
      ) : (
        <div className="row">
          <button type="button" className="secondary" onClick={() => settle('retryRefused', seq)}>
            {t('refused.retry')}
          </button>
          {noteId !== null && (
            <button type="button" className="secondary" onClick={() => setOpen(true)}>
              {t('refused.correct')}
            </button>
          )}
          <button type="button" className="quiet" onClick={() => settle('dismissRefused', seq)}>
            {t('refused.dismiss')}
          </button>
        </div>
      )}
    </li>
  )
}

interface CorrectionProps {
  noteId: NonNullable<RefusedNote['noteId']>
  text: string
  close: () => void
}

/** A change of what was refused goes out in its place, whole. */
function Correction({ noteId, text, close }: CorrectionProps) {
  const [typed, setTyped] = useState(text)
  const [fault, setFault] = useState<Fault | null>(null)
  const save = async () => {
    const answer = await ask(sendMessage('editNote', { id: noteId, fields: { text: typed } }))
    if (answer.ok) close()
    else setFault(answer.fault)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label className="field">
        <span className="sr-only">{t('refused.label')}</span>
        {/* biome-ignore lint/a11y/noAutofocus: the person has just asked for it. */}
        <textarea dir="auto" rows={3} value={typed} onChange={({ target }) => setTyped(target.value)} autoFocus />
      </label>
      <FaultLine fault={fault} />
      <div className="row">
        <button type="submit" className="primary" disabled={typed.trim() === '' || typed === text}>
          {t('refused.save')}
        </button>
        <button type="button" className="quiet" onClick={close}>
          {t('delete.cancel')}
        </button>
      </div>
    </form>
  )
}
