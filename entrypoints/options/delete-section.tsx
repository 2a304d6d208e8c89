import { useState } from 'react'
import { settingsText as t } from '@/components/extension/settings-text'
import { DeleteQuestion } from './delete-question'
import { Section } from './section'

/** Everything in this browser, gone; asked first, and twice where something was never sent. */
export function DeleteSection() {
  const [standing, setStanding] = useState<'idle' | 'asking' | 'done'>('idle')
  return (
    <Section id="delete" title={t('delete.title')} intro={t('delete.intro')}>
      {standing === 'asking' ? (
        <DeleteQuestion cancel={() => setStanding('idle')} done={() => setStanding('done')} />
      ) : (
        <div className="row buttons">
          <button type="button" className="secondary" onClick={() => setStanding('asking')}>
            {t('delete.start')}
          </button>
        </div>
      )}
      <p className="hint" role="status">
        {standing === 'done' ? t('delete.done') : ''}
      </p>
    </Section>
  )
}
