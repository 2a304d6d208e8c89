import { onMessage } from '@/utils/messages/messages'
import { type Core, changed } from './core'
import { inputs } from './inputs'
import { keptLanguage, keptPictures, keptUsualShare } from './settings'
import type { Trusting } from './trusting'

export function handleSettings(core: Core, trusting: Trusting): void {
  onMessage(
    'setLanguage',
    trusting(inputs.setLanguage, async ({ language }) => {
      await keptLanguage.set(language)
      changed(core)
      return null
    }),
  )
  onMessage(
    'setPictures',
    trusting(inputs.setPictures, async ({ allowed }) => {
      await keptPictures.set(allowed)
      changed(core)
      return null
    }),
  )
  onMessage(
    'setUsualShare',
    trusting(inputs.setUsualShare, async ({ shareMode }) => {
      await keptUsualShare.set(shareMode)
      changed(core)
      return null
    }),
  )
}
