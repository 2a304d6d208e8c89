import { onMessage } from '@/utils/messages/messages'
import { isShareHeld } from '@/utils/store/demos'
import { type Core, changed } from './core'
import { inputs } from './inputs'
import { keptLanguage, keptPictures, keptUsualShare } from './settings'
import { beginShare, shareNow } from './surfaces'
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
      const share = await shareNow()
      await keptUsualShare.set(shareMode)
      await beginShare(core.tabs, (await isShareHeld(core.db)) ? share : shareMode)
      changed(core)
      return null
    }),
  )
}
