import { createRoot } from 'react-dom/client'
import { ask } from '@/components/extension/ask'
import { NoState } from '@/components/extension/no-state'
import { settingsText } from '@/components/extension/settings-text'
import { drawInLanguage } from '@/components/extension/speaking'
import { StateFeed } from '@/components/extension/state-feed'
import { speak } from '@/components/speak'
import { sendMessage } from '@/utils/messages/messages'
import { languageOf } from '@/utils/strings/languages'
import { Options } from './options'
import { Rescue } from './rescue'
import '@/components/extension/parts.css'
import './options.css'

async function boot(): Promise<void> {
  const root = document.getElementById('options')
  const state = await ask(sendMessage('getState'))
  if (!root) return
  if (state.ok) {
    const [drawn, feed] = [createRoot(root), new StateFeed(state.value)]
    await drawInLanguage([settingsText], {
      feed,
      draw: () => {
        document.title = settingsText('popup.settings')
        drawn.render(<Options feed={feed} />)
      },
    })
  } else if (state.fault.code === 'storage') {
    // The chosen language cannot be read either.
    await speak([settingsText], languageOf('auto', navigator.languages)).catch(console.error)
    createRoot(root).render(<Rescue />)
  } else createRoot(root).render(<NoState fault={state.fault} className="options-page" />)
}

boot().catch(console.error)
