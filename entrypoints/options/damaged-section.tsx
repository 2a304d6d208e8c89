import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import { useAnswer } from './use-answer'

/** Rows that could not be read: what is left of each, to be saved, and then to be removed. */
export function DamagedSection({ count }: { count: number }) {
  const { value, fault } = useAnswer(() => sendMessage('getDamaged'), count)
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState<Fault | null>(null)
  const [asking, setAsking] = useState(false)
  const save = async () => {
    const answer = await ask(sendMessage('exportDamaged'))
    setFailed(answer.ok ? null : answer.fault)
    if (!answer.ok) return
    saveText(answer.value)
    setSaid(t('damaged.saved', { file: answer.value.fileName }))
  }
  const forget = async () => {
    const answer = await ask(sendMessage('forgetDamaged'))
    if (!answer.ok) setFailed(answer.fault)
  }
  return (
    <section aria-labelledby="damaged">
      <h2 id="damaged">{t('damaged.title')}</h2>
      <p className="hint">{t('damaged.intro')}</p>
      <FaultLine fault={failed ?? fault} />
      <ul className="refused">
        {value?.map(({ seq, table, words }) => (
          <li key={seq} className="card stack">
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
      <p className="hint" role="status">
        {said}
      </p>
    </section>
  )
}
