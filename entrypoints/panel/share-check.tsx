import { useContext } from 'react'
import { Attempts } from '@/components/extension/attempts'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { focusTop } from './focus-top'
import { Readiness } from './readiness'
import { SharePictures } from './share-pictures'
import { ShareField } from './share-select'
import { t } from './strings'
import type { View } from './use-view'

interface ShareCheckProps {
  state: ExtensionState
  show: (view: View) => void
}

/** Before the demo: what the audience will see, in pictures, and whether all is ready. */
export function ShareCheck({ state, show }: ShareCheckProps) {
  const { demo, share: mode } = state
  const attempt = useContext(Attempts)
  return (
    <section className="sheet" aria-label={t('check.title')} tabIndex={-1} ref={focusTop}>
      <h2>{t('check.title')}</h2>
      <ShareField value={mode} onChange={(shareMode) => attempt(sendMessage('setShareMode', { shareMode }))}>
        {!demo && t('check.next')}
      </ShareField>
      <SharePictures mode={mode} />
      <Readiness {...{ state, show, mode }} />
      <button type="button" className="quiet back" onClick={() => show('notes')}>
        {t('keys.back')} <kbd>Esc</kbd>
      </button>
    </section>
  )
}
