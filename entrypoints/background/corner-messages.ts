import { browser } from 'wxt/browser'
import { onMessage } from '@/utils/messages/messages'
import { fail, ok } from '@/utils/messages/result'
import { forgetCorners, keptCorner, rememberCorner } from './corners'
import { inputs, nothing } from './inputs'
import type { Trusting } from './trusting'

/** Where overlays stand: as they were docked on this site, else as the settings say. */
export function handleCorners(trusting: Trusting): void {
  onMessage('overlayDocked', async ({ data, sender }) => {
    const input = inputs.overlayDocked.safeParse(data)
    if (!input.success || sender.id !== browser.runtime.id || sender.frameId !== 0) return fail('not_ours')
    // What a private window showed leaves no trace, not even in memory.
    if (!sender.tab?.incognito) await rememberCorner(sender.url, input.data.corner)
    return ok(null)
  })
  onMessage(
    'getCorner',
    trusting(nothing, () => keptCorner.get()),
  )
  onMessage(
    'setCorner',
    trusting(inputs.setCorner, async ({ corner }) => {
      await keptCorner.set(corner)
      await forgetCorners()
      return null
    }),
  )
}
