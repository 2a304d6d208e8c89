import { summaryStrings } from '../strings/en/summary'
import { translator } from '../strings/translator'

/** Texts of the summaries. */
export const t = translator(summaryStrings, {
  de: async () => (await import('../strings/de/summary')).summaryStrings,
  ar: async () => (await import('../strings/ar/summary')).summaryStrings,
})
