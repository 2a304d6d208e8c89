import { z } from 'zod'
import { type Columns, columns, fromColumns } from './columns'
import { deviceId, entityId, memberId, sha256, workspaceId } from './ids'
import { PICTURE_TYPES } from './picture'
import { demo, deviceDeal, deviceTheme, entityName, objection } from './records'
import { fieldStamp, stamp } from './stamp'

/**
 * The version this build speaks; the endpoint accepts it and the one before. In version 1 a push had no columns. A change
 * keeps the client of the version before in `tests/fixtures/clients`.
 */
export const PROTOCOL = 2
export const PREVIOUS_PROTOCOL = 1
export const MAX_MUTATIONS = 2_500
export const MAX_PUSH_BYTES = 2 * 1024 * 1024

/** How many mutations this browser still holds for the account besides: those to come, and those not accepted. */
export const waiting = z.coerce.number().int().min(0).max(1_000_000_000)

/** One change of one record by one device: the fields it sets, all at one stamp. */
export const mutation = z.object({
  entity: entityName,
  entityId,
  fields: z.record(z.string().min(1).max(64), z.unknown()),
  stamp,
})
export type Mutation = z.infer<typeof mutation>

/**
 * The body of `POST /api/sync/push`: mutations one by one, or in columns, or both; an answer counts the former first.
 * Mutations are parsed one by one: a bad one is answered, not fatal.
 */
export const pushRequest = z
  .object({
    protocol: z.int(),
    deviceId,
    mutations: z.array(z.unknown()).optional(),
    columns: z.array(columns).max(MAX_MUTATIONS).optional(),
    waiting: waiting.optional(),
  })
  .refine(({ mutations, columns }) => mutations || columns, 'A push needs mutations or columns.')
  .refine(
    ({ mutations = [], columns = [] }) =>
      columns.reduce((count, { ids }) => count + ids.length, mutations.length) <= MAX_MUTATIONS,
    `A push may have ${MAX_MUTATIONS} mutations.`,
  )

/** All that a push holds, in the order that its answer counts. */
export function mutationsOf({
  mutations = [],
  columns = [],
}: {
  mutations?: unknown[]
  columns?: Columns[]
}): unknown[] {
  return [...mutations, ...columns.flatMap(fromColumns)]
}

/**
 * Why a mutation was refused. `erased` is final and no dead letter; the rest are shown with fix, retry, export.
 */
export const rejectCode = z.enum(['invalid', 'role', 'unknown_deal', 'unknown_theme', 'erased'])
export type RejectCode = z.infer<typeof rejectCode>

export const pushAnswer = z.object({
  applied: z.int(),
  duplicates: z.int(),
  /** `[index, ms, counter]` of each mutation whose stamp the endpoint replaced, on first arrival and ever after. */
  stamps: z.array(z.tuple([z.int(), ...stamp.def.items])).optional(),
  rejected: z.array(z.object({ index: z.int(), code: rejectCode, message: z.string() })),
})
export type PushAnswer = z.infer<typeof pushAnswer>

const versionedRow = { id: entityId, stamps: z.record(z.string(), fieldStamp) }

/** A changed row. Own records come with their stamps to be merged; deals and themes replace what is held. */
export const pullRow = z.union([
  // Told apart by one word, so that none is tried as all the others first.
  z.discriminatedUnion('entity', [
    z.object({ entity: z.literal('objection'), ...versionedRow, fields: objection.partial().loose() }),
    z.object({ entity: z.literal('demo'), ...versionedRow, fields: demo.partial().loose() }),
    z.object({ entity: z.literal('deal'), id: entityId, fields: deviceDeal.loose() }),
    z.object({ entity: z.literal('theme'), id: entityId, fields: deviceTheme.loose() }),
  ]),
  z.object({ entity: entityName, id: entityId, gone: z.literal(true) }),
])
export type PullRow = z.infer<typeof pullRow>

/**
 * The cursor of a device that holds something already and does not trust it: it is told all, also what is gone. Every
 * other one is opaque; none at all is that of a device that holds nothing.
 */
export const WHOLE = '0'

/** The answer of `GET /api/sync/pull?protocol=&cursor=&device=`. */
export const pullAnswer = z.object({ rows: z.array(pullRow), cursor: z.string(), more: z.boolean() })
export type PullAnswer = z.infer<typeof pullAnswer>

/** `GET /api/sync/hello`: what an address and a token lead to; the options page tests the connection with it. */
export const helloAnswer = z.object({
  product: z.literal('pushback'),
  protocol: z.int(),
  workspaceId,
  workspace: z.string(),
  memberId,
  member: z.string(),
})
export type HelloAnswer = z.infer<typeof helloAnswer>

/** The answer of `PUT /api/attachments/{sha256}`: what now stands there, so that the sender can compare. */
export const attachmentAnswer = z.object({ sha256, type: z.enum(PICTURE_TYPES), size: z.int() })
