import { z } from 'zod'
import { dealId, themeId } from './ids'
import { category, markKind, outcome, severity } from './words'

/** Query strings repeat a name for several values; one value comes as a plain string. */
function oneOrMore<T extends z.ZodType>(item: T) {
  return z.preprocess((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]), z.array(item).max(200))
}

const day = z.iso.date('must be a day such as 2026-07-01').optional()

/**
 * The one filter of the whole dashboard, as it stands in the address and in every API query. Values of one
 * field are alternatives, fields narrow each other; days are inclusive, in the workspace's time zone.
 */
export const filter = z.object({
  /** Words that text or quote contain. */
  text: z.string().trim().max(200).optional(),
  theme: oneOrMore(z.union([themeId, z.literal('none')])),
  kind: oneOrMore(markKind),
  category: oneOrMore(category),
  severity: oneOrMore(severity),
  segment: oneOrMore(z.string().max(500)),
  outcome: oneOrMore(outcome),
  owner: oneOrMore(z.string().max(500)),
  currency: oneOrMore(z.string().max(3)),
  deal: dealId.optional(),
  from: day,
  to: day,
})
export type Filter = z.infer<typeof filter>

export const EMPTY_FILTER: Filter = filter.parse({})
