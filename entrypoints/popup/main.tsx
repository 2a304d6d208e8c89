import { createRoot } from 'react-dom/client'
import { ask } from '@/components/extension/ask'
import { NoState } from '@/components/extension/no-state'
import { settingsText } from '@/components/extension/settings-text'
import { drawInLanguage } from '@/components/extension/speaking'
import { StateFeed } from '@/components/extension/state-feed'
import { sendMessage } from '@/utils/messages/messages'
import { Popup } from './popup'
import '@/components/extension/parts.css'
import './popup.css'

async function boot(): Promise<void> {
  const root = document.getElementById('popup')
  const [state, place] = await Promise.all([ask(sendMessage('getState')), placeInFront()])
  if (!root) return
  if (state.ok) {
    const [drawn, feed] = [createRoot(root), new StateFeed(state.value)]
    await drawInLanguage([settingsText], {
      feed,
      draw: () => drawn.render(<Popup feed={feed} place={place} />),
    })
  }
  // Without its database the extension can do nothing, and must say so.
  else createRoot(root).render(<NoState fault={state.fault} className="popup" />)
}

async function placeInFront(): Promise<{ tabId: number; windowId: number } | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  return tab?.id === undefined ? null : { tabId: tab.id, windowId: tab.windowId }
}

boot().catch(console.error)
