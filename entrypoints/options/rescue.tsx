import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { FaultLine } from '@/components/extension/fault-line'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'

/** What stands here instead of the settings while the database cannot be read: what happened, what is safe, what to do. */
export function Rescue() {
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const save = async () => {
    const answer = await ask(sendMessage('salvage'))
    setFault(answer.ok ? null : answer.fault)
    if (!answer.ok) return
    saveText(answer.value)
    setSaid(t('rescue.saved', { file: answer.value.fileName, count: answer.value.notes }))
  }
  const startAfresh = async () => {
    const answer = await ask(sendMessage('startAfresh'))
    if (answer.ok) location.reload()
    else setFault(answer.fault)
  }
  return (
    <main className="options-page">
      <section className="card stack" aria-labelledby="rescue">
        <h1 id="rescue">{t('rescue.title')}</h1>
        <p>{t('rescue.body')}</p>
        <FaultLine fault={fault} />
        <p className="hint" role="status">
          {said}
        </p>
        {asking && <p>{t('rescue.ask')}</p>}
        <div className="row buttons">
          <button type="button" className="primary" onClick={save}>
            {t('rescue.save')}
          </button>
          <button type="button" className="secondary" onClick={() => location.reload()}>
            {t('rescue.again')}
          </button>
          <button type="button" className="secondary" onClick={() => (asking ? startAfresh() : setAsking(true))}>
            {asking ? t('rescue.yes') : t('rescue.afresh')}
          </button>
        </div>
      </section>
    </main>
  )
}
