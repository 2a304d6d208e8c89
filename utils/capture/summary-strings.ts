import { summaryStrings } from '../strings/en/summary'
import { translator } from '../strings/translator'

/** Texts of the summaries. */
export const t = translator(summaryStrings)
