import { z } from 'zod'
import { exportFormat, exportState, keptFilter } from './export'
import { memberId } from './ids'

const count = z.int().nonnegative()

/**
 * What is kept for good of what somebody did. Only ids, counts and words of our own lists: a customer's name or words
 * would outlive the erasure of the customer.
 */
export const auditAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('sign_in'), detail: z.object({ by: z.enum(['link']) }) }),
  z.object({
    action: z.literal('export'),
    detail: z.object({
      export: z.uuid(),
      format: exportFormat,
      filter: keptFilter,
      columns: z.array(z.string()),
      redacted: z.boolean(),
    }),
  }),
  z.object({
    action: z.literal('export_ended'),
    detail: z.object({ export: z.uuid(), state: exportState, rows: count }),
  }),
  z.object({ action: z.literal('device_revoked'), detail: z.object({ device: z.uuid(), of: memberId }) }),
  z.object({
    action: z.literal('erasure'),
    detail: z.object({
      of: z.enum(['customer', 'member']),
      /** Whose notes, where it was a member. */
      member: memberId.nullable(),
      erased: z.record(z.string(), count),
    }),
  }),
])
export type AuditAction = z.infer<typeof auditAction>

/** An entry as it is read: when, and who; nobody for the command line. */
const auditEntry = z.intersection(
  z.object({ id: z.uuid(), at: z.iso.datetime(), memberId: memberId.nullable(), by: z.string().nullable() }),
  auditAction,
)

/** `GET /api/audit`, newest first. */
export const auditPage = z.object({ rows: z.array(auditEntry), cursor: z.string().nullable() })
export type AuditPage = z.infer<typeof auditPage>
