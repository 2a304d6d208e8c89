import { browser } from 'wxt/browser'
import { onMessage } from '@/utils/messages/messages'
import { browserName } from '@/utils/model/browser-name'
import { PairingDesk } from '@/utils/sync/pairing-desk'
import { connect } from './connect'
import type { Core } from './core'
import { inputs, nothing } from './inputs'
import { report } from './report'
import { keptPairing } from './session'
import { world } from './sync'
import type { Trusting } from './trusting'

export const PAIRING_ALARM = 'pairing'
/** The page that began it asks more often; this is for when it was closed. */
const EVERY_MIN = 0.5

export function createPairingDesk(core: Core): PairingDesk {
  return new PairingDesk({
    world,
    kept: keptPairing,
    device: browserName(navigator.userAgent),
    connect: async (access) => (await connect(core, access)).test,
    onWaiting: (waits) => {
      const set = waits
        ? browser.alarms.create(PAIRING_ALARM, { periodInMinutes: EVERY_MIN })
        : browser.alarms.clear(PAIRING_ALARM)
      set.catch(report)
    },
  })
}

/** Connecting by a code that a member confirms in the dashboard. */
export function handlePairing(desk: PairingDesk, trusting: Trusting): void {
  onMessage(
    'startPairing',
    trusting(inputs.startPairing, ({ url }) => desk.start(url)),
  )
  onMessage(
    'lookAtPairing',
    trusting(nothing, () => desk.look()),
  )
  onMessage(
    'cancelPairing',
    trusting(nothing, async () => {
      await desk.cancel()
      return null
    }),
  )
}
