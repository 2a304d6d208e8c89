import { useState } from 'react'
import { ask } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import { Section } from './section'
import { useAnswer } from './use-answer'
import { useOutcome } from './use-outcome'

/** Rows that could not be read: what is left of each, to be saved, and then to be removed. */
export function DamagedSection({ count }: { count: number }) {
  const { value, fault } = useAnswer(() => sendMessage('getDamaged'), count)
  const { say, fail, outcome } = useOutcome()
  const [asking, setAsking] = useState(false)
  const save = async () => {
    const answer = await ask(sendMessage('exportDamaged'))
    if (!answer.ok) return fail(answer.fault)
    saveText(answer.value)
    say(t('damaged.saved', { file: answer.value.fileName }))
  }
  const forget = async () => {
    const answer = await ask(sendMessage('forgetDamaged'))
    if (!answer.ok) fail(answer.fault)
  }
  return (
    <Section id="damaged" title={t('damaged.title')} intro={t('damaged.intro')}>
      <FaultLine fault={fault} />
      <ul className="group">
        {value?.map(({ seq, table, words }) => (
          <li key={seq} className="stack">
            <strong dir="auto">{words || t('damaged.noWords')}</strong>
            <span className="hint">{t(`damaged.in.${table}`)}</span>
          </li>
        ))}
      </ul>
      {asking && <p>{t('damaged.ask')}</p>}
      <div className="row buttons">
        <button type="button" className="secondary" onClick={save}>
          {t('damaged.save')}
        </button>
        <button type="button" className="secondary" onClick={() => (asking ? forget() : setAsking(true))}>
          {t(asking ? 'damaged.yes' : 'damaged.forget')}
        </button>
      </div>
      {outcome}
    </Section>
  )
}
