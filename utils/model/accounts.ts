import { z } from 'zod'
import { accountId } from './ids'

const name = z.string().trim().min(1, 'needs at least one character').max(500)

/** `GET /api/accounts`: those with the most deals first, at most 500 of those whose name has `text` in it. */
export const accountList = z.object({
  rows: z.array(z.object({ id: accountId, name: z.string(), segment: z.string().nullable(), deals: z.int() })),
  segments: z.array(z.object({ segment: z.string(), accounts: z.int(), deals: z.int() })),
})
export type AccountList = z.infer<typeof accountList>

/** `POST /api/accounts/merge`: the deals of `from` become those of `into`. */
export const accountMerge = z.object({ into: accountId, from: z.array(accountId).min(1).max(100) })
export type AccountMerge = z.infer<typeof accountMerge>

/** `POST /api/segments/rename`. A closed deal keeps its segment unless it is the same one under a better name. */
export const segmentRename = z.object({ from: name, to: name, closedDeals: z.boolean().default(false) })
export type SegmentRename = z.infer<typeof segmentRename>

/** What was changed, and by which id it is undone. */
export const accountsChanged = z.object({ batch: z.uuid(), accounts: z.int(), deals: z.int() })
export type AccountsChanged = z.infer<typeof accountsChanged>
