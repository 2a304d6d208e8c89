import { t } from './strings'

/** The panel of a database that cannot be read: nothing could be kept here, so nothing is to be typed here. */
export function Broken() {
  return (
    <main className="panel" aria-label={t('panel.title')}>
      <section className="sheet broken">
        <p className="fault" role="alert">
          {t('panel.broken')}
        </p>
        <div className="row">
          <button type="button" className="primary" onClick={() => chrome.runtime.openOptionsPage()}>
            {t('menu.settings')}
          </button>
          <button type="button" className="quiet" onClick={() => location.reload()}>
            {t('panel.again')}
          </button>
        </div>
      </section>
    </main>
  )
}
