import { useEffect } from 'react'
import { STATE_PORT } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { t } from './strings'

const RECONNECT_MS = 1_000

/** The panel of a database that cannot be read: nothing could be kept here, so nothing is to be typed here. */
export function Broken() {
  useEffect(() => void comeBack().catch(console.error), [])
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

/** Once the database can be read the panel is there again by itself, whoever made it readable. */
async function comeBack(): Promise<void> {
  // Where only something else of it cannot be read, what comes next would be this page again, and again.
  const state = await sendMessage('getState')
  if (!state.ok) reloadWhenRead()
}

/** What the background tells over its port is a state that it has read. */
function reloadWhenRead(): void {
  // Without an id the extension was updated or removed under this page.
  if (!chrome.runtime?.id) return
  const port = chrome.runtime.connect({ name: STATE_PORT })
  port.onMessage.addListener((told: object) => 'emptied' in told && location.reload())
  port.onDisconnect.addListener(() => void setTimeout(reloadWhenRead, RECONNECT_MS))
}
