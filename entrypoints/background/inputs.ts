import { z } from 'zod'
import { QUIET_MINUTES } from '@/utils/capture/choices'
import { CORNERS } from '@/utils/capture/corner'
import { dealId, demoId, objectionId, sha256, themeId } from '@/utils/model/ids'
import { demo, objection } from '@/utils/model/records'
import { shareMode } from '@/utils/model/words'
import { formDraft } from '@/utils/store/row-schemas'
import { LANGUAGES } from '@/utils/strings/languages'

// One schema for each message of utils/messages/messages.ts that carries something.

const picks = objection
  .pick({ kind: true, severity: true, category: true, area: true, competitor: true, speaker: true })
  .extend({
    handled: objection.shape.handled,
    themeId: objection.shape.themeId,
    screenshot: objection.shape.screenshot,
  })
  .partial()

/** The line may be longer than a note's text: that is answered with the count, not as a broken message. */
const draft = z.object({ id: objectionId, line: z.string().max(2_000_000), picks })

const fields = objection
  .pick({ kind: true, text: true, quote: true, severity: true, category: true, area: true, competitor: true })
  .extend({
    text: z.string().max(2_000_000),
    quote: z.string().max(2_000_000).nullable(),
    speaker: objection.shape.speaker,
    handled: objection.shape.handled,
    themeId: objection.shape.themeId,
    screenshot: objection.shape.screenshot,
  })
  .partial()

const subject = z.object({
  dealId: dealId.nullable(),
  account: z.string().trim().min(1).max(500).nullable(),
  crmUrl: demo.shape.crmUrl.optional(),
})
const plan = subject.extend({ shareMode, steps: demo.shape.steps.optional(), room: demo.shape.room.optional() })
const planEdit = demo.pick({ steps: true, room: true }).partial()
const address = z.object({ url: z.string().max(2_000) })
const access = address.extend({ token: z.string().max(2_000) })
const corner = z.object({ corner: z.enum(CORNERS) })
const seq = z.object({ seq: z.int() })
const windowId = z.int().nullable()
const draftPlace = { windowId, demoId: demoId.nullable() }

export const inputs = {
  expectFrame: z.object({ nonce: z.uuid(), draft: draft.extend({ demoId: demoId.nullish() }).nullish() }),
  overlayDocked: corner,
  setCorner: corner,
  takeSeat: z.object({ nonce: z.uuid().nullable(), windowId }),
  captureNote: z.object({ draft, ...draftPlace, debriefOf: demoId.nullish() }),
  saveDraft: z.object({ draft: draft.nullable(), ...draftPlace }),
  parkDraft: z.object({ draft, windowId }),
  joinDraft: z.object({ windowId }),
  takeDraft: z.object({ windowId }),
  saveForm: z.object({ key: z.string().min(1).max(100), form: formDraft.nullable(), by: z.uuid() }),
  editNote: z.object({ id: objectionId, fields, was: fields.optional() }),
  withdrawNote: z.object({ id: objectionId, withdrawn: z.boolean() }),
  startDemo: plan.extend({ ends: demoId.nullable() }),
  nameDemo: subject.extend({ demoId }),
  moveNotes: z.object({ ids: z.array(objectionId).min(1).max(1_000), to: subject }),
  setPlan: planEdit.extend({ demoId, was: planEdit.optional() }),
  moveStep: z.object({ by: z.union([z.literal(1), z.literal(-1)]) }),
  setQuietTime: z.object({ minutes: z.literal(QUIET_MINUTES) }),
  getDebrief: z.object({ demoId }),
  getPastDemos: z.object({ limit: z.int().min(1).max(10_000) }),
  closeDebrief: z.object({ demoId, forGood: z.boolean() }),
  settleInterrupted: z.object({ demoId, goOn: z.boolean() }),
  openDebrief: z.object({ demoId }),
  setShareMode: z.object({ shareMode }),
  openPanel: z.object({ tabId: z.int(), windowId: z.int() }),
  popOut: z.object({ view: z.enum(['notes', 'check']) }),
  findDeals: z.object({ query: z.string().max(2_000) }),
  getTheme: z.object({ id: themeId }),
  suggestThemes: z.object({ text: z.string().max(2_000_000) }),
  exportNotes: z.object({ format: z.enum(['markdown', 'text', 'csv', 'jsonl']), demoId: demoId.nullable() }),
  testConnection: access,
  connect: access,
  startPairing: address,
  getPicture: z.object({ sha256 }),
  setPictures: z.object({ allowed: z.boolean() }),
  setUsualShare: z.object({ shareMode }),
  restoreBackup: z.object({ text: z.string() }),
  deleteOwnData: z.object({ alsoUnsent: z.boolean() }),
  setLanguage: z.object({ language: z.enum(['auto', ...LANGUAGES]) }),
  retryRefused: seq,
  dismissRefused: seq,
} as const

/** For messages that carry nothing. */
export const nothing = z.undefined().or(z.null())
