import { z } from 'zod'
import { demoId, deviceId, entityId, sha256 } from '../model/ids'
import { PICTURE_TYPES } from '../model/picture'
import { demo, deviceDeal, deviceTheme, objection } from '../model/records'
import { fieldStamp, stamp } from '../model/stamp'
import { mutation, rejectCode } from '../model/sync-protocol'
import { speaker } from '../model/words'

// What the tables hold, for whatever may come from elsewhere than this version's own code: a file, a damaged disk.

export const stamps = z.record(z.string(), fieldStamp)
export const sentRow = mutation.extend({ owner: z.string().max(200), deviceId, at: z.number() })
export const refusal = { code: rejectCode, message: z.string(), dismissed: z.literal(true).optional() }
export const typedDraft = z.object({
  id: entityId,
  line: z.string().max(2_000_000),
  picks: z.record(z.string(), z.unknown()),
  at: z.number(),
  demoId: demoId.nullish(),
})

const typed = z.string().max(2_000_000)

const pictured = { screenshot: objection.shape.screenshot }
const said = objection
  .pick({ kind: true, severity: true, area: true, competitor: true, speaker: true, text: true, quote: true })
  .extend({ category: objection.shape.category, ...pictured })

/**
 * What is typed into a form and not saved yet. Each form has some of it; `was` is what a note said before it, and
 * `wasPlan` a demo's plan.
 */
export const formDraft = z
  .object({
    line: typed,
    category: objection.shape.category,
    ...pictured,
    was: said,
    wasPlan: demo.pick({ steps: true, room: true }),
    who: typed,
    steps: typed,
    room: z.array(z.object({ name: typed, speaker })).max(1_000),
  })
  .partial()
export type FormDraft = z.infer<typeof formDraft>

/** It lies in `meta`, under this and its form's key. */
export const FORM = 'form:'
export const keptForm = z.object({ form: formDraft, at: z.number() })

const seq = z.int()
const subject = demo.pick({ dealId: true, account: true })

/** A row of each table but of `meta`. */
export const ROWS = {
  objections: objection.extend({ stamps }).loose(),
  demos: demo.extend({ stamps }).loose(),
  outbox: sentRow.extend({ seq }).loose(),
  refused: sentRow.extend({ seq, ...refusal }).loose(),
  drafts: typedDraft.extend({ key: z.string() }),
  deals: deviceDeal.loose(),
  themes: deviceTheme.loose(),
  attachments: z.object({
    sha256,
    type: z.enum(PICTURE_TYPES),
    bytes: z.instanceof(Uint8Array),
    takenAt: z.number(),
    unsent: z.union([z.literal(0), z.literal(1)]),
    refusal: z.string().nullable(),
  }),
} as const

/** Where a damaged row may come from. */
export const rowTable = z.enum([...(Object.keys(ROWS) as (keyof typeof ROWS)[]), 'meta'])
export type RowTable = z.infer<typeof rowTable>

const count = z.number().nullable()
const syncState = z
  .looseObject({
    attempts: z.number(),
    nextAttemptAt: count,
    silentUntil: count,
    failedAt: count,
    stopped: z.boolean(),
  })
  .partial()

/** The values of `meta`, by key. */
const VALUES: Readonly<Record<string, z.ZodType>> = {
  device: z.object({ deviceId, last: stamp, offsetMs: z.number() }),
  running: demoId.nullable(),
  pulse: z.object({
    demoId,
    startedMs: z.number(),
    seenMs: z.number(),
    aheadMs: z.number(),
    activeMs: z.number(),
  }),
  step: z.object({ demoId, at: z.int() }),
  ended: z.object({ demoId, quietMin: count }).nullable(),
  interrupted: z.array(demoId),
  lesson: z.array(entityId),
  moved: z
    .object({
      demoId,
      demo: subject.extend({ crmUrl: demo.shape.crmUrl }).nullable(),
      notes: z.array(objection.pick({ id: true, demoId: true, dealId: true })),
      made: demoId.nullable(),
      // A version before this one did not write down when.
      at: stamp.optional(),
      to: subject,
    })
    .nullable(),
  asked: z.record(z.string(), z.string()),
  emptied: z.number(),
  sync: syncState,
  pulledFor: z.string(),
}

/** What `meta` holds under a key of this version; another version's is its own affair. */
export function isMetaWhole({ key, value }: { key: string; value: unknown }): boolean {
  const schema = key.startsWith('cursor:') ? z.string() : key.startsWith(FORM) ? keptForm : VALUES[key]
  return schema === undefined || schema.safeParse(value).success
}
