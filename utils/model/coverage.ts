import { z } from 'zod'
import { memberId, themeId } from './ids'
import { dealView, objectionView } from './views'

/** One member's part: for a look at who is heard, never for a ranking. */
export const voice = z.object({
  memberId,
  name: z.string(),
  demos: z.int(),
  /** Of these, with at least one note. */
  captured: z.int(),
  notes: z.int(),
  /** Distinct deals with a note of theirs. */
  deals: z.int(),
  /** Whether their notes, or their deals, are more than twice the others' average. */
  outweighsByNotes: z.boolean(),
  outweighsByDeals: z.boolean(),
})
export type Voice = z.infer<typeof voice>

/** `GET /api/coverage`: what was held and what was written down. Filters about notes themselves do not narrow it. */
export const coverage = z.object({
  deals: z.object({
    total: z.int(),
    /** Without a single note. */
    untagged: z.int(),
    /** The latest of these. */
    rows: z.array(dealView),
  }),
  demos: z.object({
    held: z.int(),
    captured: z.int(),
    /** Each day with a demo, in the workspace's time zone. */
    days: z.array(z.object({ day: z.iso.date(), held: z.int(), captured: z.int() })),
  }),
  /** By name. */
  voices: z.array(voice),
})
export type Coverage = z.infer<typeof coverage>

const beforeAndNow = z.object({ now: z.int(), before: z.int() })

/** `GET /api/week`: the last seven days beside the seven before. */
export const week = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  notes: beforeAndNow,
  held: beforeAndNow,
  captured: beforeAndNow,
  blockers: z.object({ count: z.int(), deals: z.int(), rows: z.array(objectionView) }),
  /** Open deals with a blocker of a theme that was a blocker in deals that were lost. */
  atRisk: z.array(
    z.object({ deal: dealView, themes: z.array(z.object({ id: themeId, title: z.string(), lostDeals: z.int() })) }),
  ),
})
export type Week = z.infer<typeof week>
