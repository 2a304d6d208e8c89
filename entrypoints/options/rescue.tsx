import { useState } from 'react'
import { ask } from '@/components/extension/ask'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import { useOutcome } from './use-outcome'

/** What stands here instead of the settings while the database cannot be read: what happened, what is safe, what to do. */
export function Rescue() {
  const { say, fail, outcome } = useOutcome()
  const [asking, setAsking] = useState(false)
  const save = async () => {
    const answer = await ask(sendMessage('salvage'))
    if (!answer.ok) return fail(answer.fault)
    saveText(answer.value)
    say(t('rescue.saved', { file: answer.value.fileName, count: answer.value.notes }))
  }
  const startAfresh = async () => {
    const answer = await ask(sendMessage('startAfresh'))
    if (answer.ok) location.reload()
    else fail(answer.fault)
  }
  return (
    <main className="options-page">
      <section className="card stack" aria-labelledby="rescue">
        <h1 id="rescue">{t('rescue.title')}</h1>
        <p>{t('rescue.body')}</p>
        {outcome}
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
