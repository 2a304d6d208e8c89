import { onMessage } from '@/utils/messages/messages'
import { fail, ok } from '@/utils/messages/result'
import { closeDebrief, debriefOf } from '@/utils/store/debriefs'
import { pastDemos } from '@/utils/store/past-demos'
import { lettingShareGo } from './after-demo'
import { askAboutYesterday } from './ask-again'
import { type Core, changed, now } from './core'
import { inputs } from './inputs'
import { report } from './report'
import { popOut } from './surfaces'
import type { Trusting } from './trusting'

/** Going through a demo's notes after its end. */
export function handleDebriefs(core: Core, trusting: Trusting): void {
  onMessage(
    'getDebrief',
    trusting(inputs.getDebrief, ({ demoId }) => debriefOf(core.db, demoId)),
  )
  onMessage(
    'getPastDemos',
    trusting(inputs.getPastDemos, ({ limit }) => pastDemos(core.db, limit)),
  )
  onMessage(
    'closeDebrief',
    trusting(inputs.closeDebrief, async ({ demoId, forGood }) => {
      const at = await now()
      await lettingShareGo(core, () => closeDebrief(core.db, at, { id: demoId, forGood }))
      changed(core)
      askAboutYesterday(core)
      return null
    }),
  )
  onMessage('openDebrief', async ({ data }) => {
    const input = inputs.openDebrief.safeParse(data)
    if (!input.success) return fail('unavailable')
    try {
      await popOut(`debrief=${input.data.demoId}`)
      return ok(null)
    } catch (error) {
      report(error)
      return fail('unavailable')
    }
  })
}
