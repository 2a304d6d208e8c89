import { z } from 'zod'
import { memberId, themeId, workspaceId } from './ids'
import { money } from './money'
import { account, deal, demo, objection, theme } from './records'
import { category, outcome, role, severity } from './words'

// What the endpoint answers to the dashboard: records with the words beside them that a reader needs.

/** `GET /api/me`. */
export const me = z.object({
  memberId,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  workspace: z.object({
    id: workspaceId,
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    /** A made-up workspace from public data: every page says so. */
    sample: z.boolean(),
  }),
})
export type Me = z.infer<typeof me>

/** A token that lets a browser or a program in, and whose it is; never its secret. */
export const deviceView = z.object({
  id: z.uuid(),
  memberId,
  /** What browser it is, as it said when it was paired. */
  device: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  createdAt: z.string(),
  /** Null while it was never used. */
  lastSeen: z.string().nullable(),
  revokedAt: z.string().nullable(),
  /** What its browser said last that it has not sent; null while it has said nothing. */
  waiting: z.int().nullable(),
})
export type DeviceView = z.infer<typeof deviceView>

/** `GET /api/devices`. */
export const deviceList = z.object({ rows: z.array(deviceView) })

/** An objection in a list, with its deal and theme in words. */
export const objectionView = objection.extend({
  member: z.string().nullable(),
  theme: z.string().nullable(),
  deal: z.string().nullable(),
  account: z.string().nullable(),
  segment: z.string().nullable(),
  owner: z.string().nullable(),
  outcome: outcome.nullable(),
  amount: deal.shape.amount,
  currency: deal.shape.currency,
})
export type ObjectionView = z.infer<typeof objectionView>

/** Keyset pages: `cursor` is opaque and null on the last page; `total` counts the whole filter. */
export const objectionPage = z.object({
  rows: z.array(objectionView),
  cursor: z.string().nullable(),
  total: z.int(),
})
export type ObjectionPage = z.infer<typeof objectionPage>

/** One value that a field had and lost. */
export const historyEntry = z.object({
  field: z.string(),
  old: z.unknown(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
})

export const objectionDetail = z.object({
  objection: objectionView,
  demo: demo.nullable(),
  history: z.array(historyEntry),
})
export type ObjectionDetail = z.infer<typeof objectionDetail>

const count = <T extends z.ZodType>(value: T) => z.object({ value, count: z.int() })

/** How many objections of the filter have each value; a field's own filter does not narrow its counts. */
export const facets = z.object({
  category: z.array(count(category)),
  severity: z.array(count(severity)),
  segment: z.array(count(z.string().nullable())),
  outcome: z.array(count(outcome.nullable())),
  owner: z.array(count(z.string().nullable())),
  theme: z.array(count(themeId.nullable()).extend({ title: z.string().nullable() })),
})
export type Facets = z.infer<typeof facets>

/** Distinct deals and their value, for one outcome. */
export const dealSum = z.object({ deals: z.int(), money: z.array(money) })
export type DealSum = z.infer<typeof dealSum>

/** Counted on sightings (distinct deal × theme), never on raw objections. `money` is *touched*. */
const sightings = {
  objections: z.int(),
  deals: z.int(),
  /** Deals where at least one of its objections is a blocker. */
  blockerDeals: z.int(),
  lost: dealSum,
  open: dealSum,
  won: dealSum,
  /** The value of the lost and open deals where it is a blocker: what themes are ranked by. */
  atStake: z.array(money),
}

/** A theme as the dashboard reads it; the words it is found by are for finding only. */
export const themeView = theme.omit({ wordings: true })
export type ThemeView = z.infer<typeof themeView>

export const themeSummary = themeView.extend({
  ...sightings,
  segments: z.array(z.object({ segment: z.string().nullable(), ...sightings })),
})
export type ThemeSummary = z.infer<typeof themeSummary>

export const themeList = z.object({ themes: z.array(themeSummary), unassigned: z.int() })
export type ThemeList = z.infer<typeof themeList>

/** A deal in a list. `segment` is the deal's own once closed, else its account's. */
export const dealView = deal.extend({
  account: z.string().nullable(),
  accountExternalId: account.shape.externalId,
  objections: z.int(),
  blockers: z.int(),
})
export type DealView = z.infer<typeof dealView>

export const dealPage = z.object({ rows: z.array(dealView), cursor: z.string().nullable(), total: z.int() })
export type DealPage = z.infer<typeof dealPage>

export const dealDetail = z.object({ deal: dealView, objections: z.array(objectionView), demos: z.array(demo) })
export type DealDetail = z.infer<typeof dealDetail>

export const themeDetail = z.object({
  theme: themeSummary,
  /** The newest objections first. */
  quotes: z.array(objectionView),
  deals: z.array(dealView),
})
export type ThemeDetail = z.infer<typeof themeDetail>

/** What a person changes on objections from the dashboard: any number of records, one decision. */
export const objectionEdit = z.object({
  ids: z.array(objection.shape.id).min(1).max(1_000),
  fields: objection
    .pick({ themeId: true, severity: true, category: true, handled: true, speaker: true })
    .partial()
    .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field to change'),
})
export type ObjectionEdit = z.infer<typeof objectionEdit>

export const newTheme = theme.pick({ title: true, kind: true })
export type NewTheme = z.infer<typeof newTheme>
export const themeEdit = theme
  .pick({
    title: true,
    kind: true,
    status: true,
    statusReason: true,
    workItemUrl: true,
    answer: true,
    shippedAt: true,
    shippedVersion: true,
  })
  .partial()
export type ThemeEdit = z.infer<typeof themeEdit>
