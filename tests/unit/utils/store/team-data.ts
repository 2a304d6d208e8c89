import { dealId, newId, themeId } from '@/utils/model/ids'
import type { DeviceDeal, DeviceTheme } from '@/utils/model/records'

/** A deal as it is pulled to a device. */
export const aDeal = (over: Partial<DeviceDeal> = {}): DeviceDeal => ({
  ...{ id: newId(dealId), name: 'Renewal', account: 'Cancity', outcome: 'open' },
  ...{ segment: null, stage: null, competitors: [], externalId: null, crmUrl: null },
  ...over,
})

/** A theme as it is pulled to a device. */
export const aTheme = (over: Partial<DeviceTheme> = {}): DeviceTheme => ({
  ...{ id: newId(themeId), title: 'Windows object support', kind: 'missing', status: 'new' },
  ...{ answer: null, answerAt: null, shippedAt: null, shippedVersion: null, statusAt: null, wordings: [] },
  ...over,
})
