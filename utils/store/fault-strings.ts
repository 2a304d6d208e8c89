import { faultStrings } from '../strings/en/faults'
import { type StringKey, translator } from '../strings/translator'

export type FaultKey = StringKey<typeof faultStrings>

/** What was wrong with what somebody typed or chose. */
export const t = translator(faultStrings, {
  de: async () => (await import('../strings/de/faults')).faultStrings,
  ar: async () => (await import('../strings/ar/faults')).faultStrings,
})
