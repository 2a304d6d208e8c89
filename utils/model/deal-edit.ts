import { z } from 'zod'
import { themeId } from './ids'
import { knownCurrency, minorUnits } from './money'
import { deal } from './records'
import type { Outcome } from './words'

const MAX_ROWS = 1_000

const label = z
  .string()
  .trim()
  .max(500)
  .transform((text) => text || null)
  .nullable()

/** In the one notation in which instants are kept: said again, it is no change. */
const instant = deal.shape.closedAt.transform((text) => text && new Date(text).toISOString())

/** What a person or a program says of a deal. `segment` is the account's; a closed deal keeps the one it closed with. */
const fields = z.object({
  name: z.string().trim().min(1, 'needs at least one character').max(500),
  account: label,
  segment: label,
  owner: label,
  amount: minorUnits.nonnegative('is below zero').nullable(),
  currency: knownCurrency.nullable(),
  outcome: deal.shape.outcome,
  stage: label,
  openedAt: instant,
  /** Now, where a closed deal does not say when. */
  closedAt: instant,
  competitors: z.array(z.string().trim().min(1).max(500)).max(50),
  lostTo: label,
  primaryNeed: label,
  crmUrl: deal.shape.crmUrl,
})

const amountNeedsCurrency = { error: 'An amount needs its currency', path: ['currency'] }
const hasCurrency = ({ amount, currency }: { amount?: number | null; currency?: string | null }) =>
  amount == null || currency == null ? amount == null : true

/** `POST /api/deals`. */
export const newDeal = fields.partial().required({ name: true }).refine(hasCurrency, amountNeedsCurrency)
export type NewDeal = z.infer<typeof newDeal>

/** `PATCH /api/deals/{id}`: what is not named stays. */
export const dealEdit = fields
  .partial()
  .extend({
    /** What broke a lost deal: noted on it as a blocker, in hindsight, where nobody has noted it yet. */
    brokenBy: themeId.nullable().optional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Name at least one field to change')
  .refine((edit) => edit.amount === undefined || hasCurrency(edit), amountNeedsCurrency)
export type DealEdit = z.infer<typeof dealEdit>

/** One row of `POST /api/deals/bulk`: made, or changed, by the id that its source gave it. */
export const bulkDeal = fields
  .partial()
  .extend({ externalId: z.string().trim().min(1, 'needs at least one character').max(500) })
  .refine((row) => row.amount === undefined || hasCurrency(row), amountNeedsCurrency)
export type BulkDeal = z.infer<typeof bulkDeal>

/** The rows are checked one by one, so that one bad row keeps no other out. */
export const bulkDeals = z.object({ rows: z.array(z.unknown()).min(1).max(MAX_ROWS) })

export const bulkAnswer = z.object({
  made: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.object({ index: z.int(), message: z.string() })),
})
export type BulkAnswer = z.infer<typeof bulkAnswer>

export function isClosed(outcome: Outcome): boolean {
  return outcome !== 'open' && outcome !== 'unknown'
}
