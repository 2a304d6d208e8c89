import { createRoot } from 'react-dom/client'
import { ask } from '@/components/extension/ask'
import { settingsText } from '@/components/extension/settings-text'
import { drawInLanguage } from '@/components/extension/speaking'
import { StateFeed } from '@/components/extension/state-feed'
import { sendMessage } from '@/utils/messages/messages'
import { Options } from './options'

async function boot(): Promise<void> {
  const root = document.getElementById('options')
  const state = await ask(sendMessage('getState'))
  if (!root) return
  if (state.ok) {
    const [drawn, feed] = [createRoot(root), new StateFeed(state.value)]
    await drawInLanguage([settingsText], {
      feed,
      draw: () => drawn.render(<Options feed={feed} />),
    })
  } else root.textContent = settingsText(`error.${state.fault.code}`, { message: state.fault.message })
}

boot().catch(console.error)
