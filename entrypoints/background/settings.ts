import { storage } from 'wxt/utils/storage'
import { onMessage } from '@/utils/messages/messages'
import type { LanguageChoice } from '@/utils/strings/languages'
import { type Core, changed } from './core'
import { inputs } from './inputs'
import { Kept } from './kept'
import type { Trusting } from './trusting'

// What the reader has set; it outlives the browser.

export const keptLanguage = new Kept(storage.defineItem<LanguageChoice>('local:language', { fallback: 'auto' }))

export function handleSettings(core: Core, trusting: Trusting): void {
  onMessage(
    'setLanguage',
    trusting(inputs.setLanguage, async ({ language }) => {
      await keptLanguage.set(language)
      changed(core)
      return null
    }),
  )
}
