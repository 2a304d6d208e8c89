import { useState } from 'react'
import { settingsText } from '@/components/extension/settings-text'
import { UsualShare } from '@/components/extension/usual-share'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { ConnectForm } from '../options/connect-form'
import { t } from './strings'
import { usePinned } from './use-pinned'

/** What a first demo needs: what is shared, the button in sight and, if wanted, the team's server. */
export function SetUp({ state: { usualShare, paired } }: { state: ExtensionState }) {
  const pinned = usePinned()
  const [connecting, setConnecting] = useState(false)
  return (
    <section aria-labelledby="set-up">
      <h2 id="set-up">{t('welcome.setUp')}</h2>
      <div className="group">
        <UsualShare value={usualShare} />
      </div>
      {pinned !== null && (
        <div className="card stack">
          <strong>{t('welcome.pin')}</strong>
          <p className={pinned ? 'good' : 'hint'}>{t(pinned ? 'welcome.pinned' : 'welcome.pinWhy')}</p>
        </div>
      )}
      <div className="card stack">
        <strong>{t('welcome.team')}</strong>
        {connecting && !paired ? (
          <ConnectForm url="" done={() => setConnecting(false)} />
        ) : (
          <div className="row">
            <p className={paired ? 'good' : 'hint'}>
              {paired ? settingsText('account.allSent') : t('welcome.teamWhy')}
            </p>
            <span className="gap" />
            {!paired && (
              <button type="button" className="secondary" onClick={() => setConnecting(true)}>
                {t('welcome.teamOpen')}
              </button>
            )}
          </div>
        )}
      </div>
    </section>
  )
}
