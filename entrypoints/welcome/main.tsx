import { createRoot } from 'react-dom/client'
import { ask } from '@/components/extension/ask'
import { NoState } from '@/components/extension/no-state'
import { settingsText } from '@/components/extension/settings-text'
import { drawInLanguage } from '@/components/extension/speaking'
import { StateFeed } from '@/components/extension/state-feed'
import { LESSON_LOCK } from '@/utils/messages/lesson'
import { sendMessage } from '@/utils/messages/messages'
import { listenForChord } from './own-overlay'
import { t } from './strings'
import { Welcome } from './welcome'
import '@/components/extension/parts.css'
import './welcome.css'

async function boot(): Promise<void> {
  navigator.locks.request(LESSON_LOCK, { mode: 'shared' }, () => new Promise(() => undefined)).catch(console.error)
  listenForChord()
  const root = document.getElementById('welcome')
  const state = await ask(sendMessage('getState'))
  if (!root) return
  if (state.ok) {
    const [drawn, feed] = [createRoot(root), new StateFeed(state.value)]
    await drawInLanguage([t, settingsText], { feed, draw: () => drawn.render(<Welcome feed={feed} />) })
  } else createRoot(root).render(<NoState fault={state.fault} className="options-page" />)
}

boot().catch(console.error)
