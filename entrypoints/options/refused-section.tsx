import { FaultLine } from '@/components/extension/fault-line'
import { settingsText as t } from '@/components/extension/settings-text'
import type { RefusedNote } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { Section } from './section'
import { useAnswer } from './use-answer'

/** What the server did not accept, with its reason: to send again, or to keep here. */
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
    </Section>
  )
}

interface RefusedProps {
  note: RefusedNote
  settle: (message: 'retryRefused' | 'dismissRefused', seq: number) => void
}

function Refused({ note: { seq, code, text, message }, settle }: RefusedProps) {
  return (
    <li className="row">
      <span className="stack">
        <strong dir="auto">{text || t('refused.noText')}</strong>
        <span className="hint">{t('refused.says', { why: t(`refused.${code}`), message })}</span>
      </span>
      <span className="gap" />
      <button type="button" className="secondary" onClick={() => settle('retryRefused', seq)}>
        {t('refused.retry')}
      </button>
      <button type="button" className="quiet" onClick={() => settle('dismissRefused', seq)}>
        {t('refused.dismiss')}
      </button>
    </li>
  )
}
