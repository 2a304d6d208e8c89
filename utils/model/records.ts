import { z } from 'zod'
import { accountId, dealId, demoId, memberId, objectionId, sha256, themeId, workspaceId } from './ids'
import { currency, minorUnits } from './money'
import {
  captureSource,
  category,
  handled,
  markKind,
  outcome,
  severity,
  shareMode,
  speaker,
  themeKind,
  themeStatus,
} from './words'

/** The longest text or quote, in UTF-16 units after NFC. */
export const MAX_TEXT = 10_000

/** PostgreSQL stores neither NUL nor half a surrogate pair, so both become U+FFFD; the rest stays to the letter. */
const storable = (s: string) => s.normalize('NFC').toWellFormed().replaceAll('\0', '\uFFFD')

const longText = z.string().overwrite(storable).max(MAX_TEXT)
const name = z.string().overwrite(storable).max(500)
const label = name.nullable()
const url = z.string().overwrite(storable).max(2_000).nullable()
/** What may become a link: never `javascript:`. */
const webUrl = z
  .url({ protocol: /^https?$/, error: 'is not an address that begins with http:// or https://' })
  .max(2_000)
  .nullable()
const instant = z.iso.datetime()
const instantOrNull = instant.nullable()

/** One thing a customer said in one demo. `text` is the engineer's own words, `quote` the customer's. */
export const objection = z.object({
  id: objectionId,
  workspaceId: workspaceId.nullable(),
  memberId: memberId.nullable(),
  demoId: demoId.nullable(),
  dealId: dealId.nullable(),
  kind: markKind,
  text: longText,
  quote: longText.nullable(),
  severity,
  category,
  area: label,
  competitor: label,
  speaker,
  handled,
  themeId: themeId.nullable(),
  /** Who put it there: a member's id, `rule` for the machine, `import`. */
  themeBy: label,
  page: url,
  step: label,
  /** Milliseconds since the demo began. */
  atMs: z.int().nullable(),
  /** The picture that the engineer took with it; its bytes travel apart, under this name. */
  screenshot: sha256.nullable(),
  raisedAt: instant,
  source: captureSource,
  createdAt: instant,
  deletedAt: instantOrNull,
})
export type Objection = z.infer<typeof objection>

export const MAX_STEPS = 50
export const MAX_ROOM = 30

/** Somebody who sits in the demo, and what they are there for. */
export const person = z.object({ name: name.min(1, 'A person needs a name.'), speaker })
export type Person = z.infer<typeof person>

/** One live session with one customer. `account` is free text where no deal was picked. */
export const demo = z.object({
  id: demoId,
  workspaceId: workspaceId.nullable(),
  memberId: memberId.nullable(),
  dealId: dealId.nullable(),
  account: label,
  /** The record's page in the customer's CRM, where the demo was started from one. */
  crmUrl: webUrl,
  shareMode,
  /** What will be shown, in its order; a note says at which step it was made. */
  steps: z.array(name.min(1, 'A step needs a name.')).max(MAX_STEPS),
  room: z.array(person).max(MAX_ROOM),
  startedAt: instant,
  endedAt: instantOrNull,
  /** When nothing is asked about its notes any more: all was answered, or it was asked once more in vain. */
  debriefedAt: instantOrNull,
  createdAt: instant,
  deletedAt: instantOrNull,
})
export type Demo = z.infer<typeof demo>

/** A customer's company; `segment` is what it is today. */
export const account = z.object({
  id: accountId,
  workspaceId,
  externalId: label,
  name,
  segment: label,
  createdAt: instant,
  deletedAt: instantOrNull,
})
export type Account = z.infer<typeof account>

/** A sales opportunity. `segment` is null until it closes, then the account's of that day. */
export const deal = z.object({
  id: dealId,
  workspaceId,
  externalId: label,
  name,
  accountId: accountId.nullable(),
  segment: label,
  owner: label,
  amount: minorUnits.nullable(),
  currency: currency.nullable(),
  outcome,
  stage: label,
  openedAt: instantOrNull,
  closedAt: instantOrNull,
  competitors: z.array(name).max(50),
  /** The competitor a lost deal went to. */
  lostTo: label,
  primaryNeed: label,
  crmUrl: webUrl,
  createdAt: instant,
  deletedAt: instantOrNull,
})
export type Deal = z.infer<typeof deal>

/** What many objections have in common. `answer` is what colleagues may say to it, approved on `answerAt`. */
export const theme = z.object({
  id: themeId,
  workspaceId,
  title: name.min(1, 'A theme needs a title.'),
  kind: themeKind,
  status: themeStatus,
  statusReason: longText.nullable(),
  workItemUrl: webUrl,
  answer: longText.nullable(),
  answerAt: instantOrNull,
  shippedAt: instantOrNull,
  shippedVersion: label,
  /** Since when the status stands; null where it was never changed. */
  statusAt: instantOrNull,
  /** Single words that people used for it: it is found by them, though its title has none of them. */
  wordings: z.array(name.min(1)).max(64),
  createdAt: instant,
  deletedAt: instantOrNull,
})
export type Theme = z.infer<typeof theme>

/** Every kind of record that mutations change, by its name on the wire. */
export const entities = { objection, demo, account, deal, theme } as const
export const entityName = z.enum(['objection', 'demo', 'account', 'deal', 'theme'])
export type EntityName = z.infer<typeof entityName>

/** The deal as a sales engineer's device holds it: read-only, with its account's name, without its amount. */
export const deviceDeal = deal
  .pick({ id: true, name: true, segment: true, stage: true, outcome: true, competitors: true })
  // An endpoint of an earlier version sends neither of the latter two.
  .extend({ account: label, externalId: label.default(null), crmUrl: webUrl.default(null) })
export type DeviceDeal = z.infer<typeof deviceDeal>

/** The theme as a sales engineer's device holds it: read-only. An older endpoint says nothing of the last two. */
export const deviceTheme = theme
  .pick({
    id: true,
    title: true,
    kind: true,
    status: true,
    answer: true,
    answerAt: true,
    shippedAt: true,
    shippedVersion: true,
  })
  .extend({ statusAt: instantOrNull.default(null), wordings: theme.shape.wordings.default([]) })
export type DeviceTheme = z.infer<typeof deviceTheme>
