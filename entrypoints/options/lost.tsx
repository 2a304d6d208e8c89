import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'

/** The browser threw its database away: what that means, and what brings the notes back. */
export function Lost({ paired }: { paired: boolean }) {
  return (
    <section className="card stack" aria-labelledby="lost">
      <h2 id="lost">{t('lost.title')}</h2>
      <p>
        {t('lost.body')} {t(paired ? 'lost.comesBack' : 'lost.connect')}
      </p>
      <div className="row buttons">
        <button type="button" className="secondary" onClick={() => sendMessage('acceptLoss')}>
          {t('lost.seen')}
        </button>
      </div>
    </section>
  )
}
