import { createRoot } from 'react-dom/client'
import { ask } from '@/components/extension/ask'
import { settingsText } from '@/components/extension/settings-text'
import { StateFeed } from '@/components/extension/state-feed'
import { sendMessage } from '@/utils/messages/messages'
import { Popup } from './popup'

async function boot(): Promise<void> {
  const root = document.getElementById('popup')
  const state = await ask(sendMessage('getState'))
  if (!root) return
  if (state.ok) createRoot(root).render(<Popup feed={new StateFeed(state.value)} />)
  // Without its database the extension can do nothing, and must say so.
  else root.textContent = settingsText(`error.${state.fault.code}`, { message: state.fault.message })
}

boot().catch(console.error)
