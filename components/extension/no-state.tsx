import type { Fault } from './ask'
import { FaultLine } from './fault-line'
import { settingsText as t } from './settings-text'

/** What a page shows that got no answer from the background: why, and what can be done. */
export function NoState({ fault, className }: { fault: Fault; className: string }) {
  return (
    <main className={className} aria-label={t('app.name')}>
      <h1 className="sr-only">{t('app.name')}</h1>
      <FaultLine fault={fault} />
      <div className="row wrap">
        <button type="button" className="secondary" onClick={() => location.reload()}>
          {t('rescue.again')}
        </button>
        <button type="button" className="quiet" onClick={() => chrome.runtime.openOptionsPage()}>
          {t('popup.settings')}
        </button>
      </div>
    </main>
  )
}
