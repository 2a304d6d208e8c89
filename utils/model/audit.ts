import { z } from 'zod'
import { batchKind, batchState } from './batch'
import { exportFormat, exportState, keptFilter } from './export'
import { dealId, memberId } from './ids'
import { role, signInMeans } from './words'

const count = z.int().nonnegative()

/**
 * What is kept for good of what somebody did. Only ids, counts and words of our own lists: a customer's name or words
 * would outlive the erasure of the customer.
 */
export const auditAction = z.discriminatedUnion('action', [
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
  z.object({ action: z.literal('export_fetched'), detail: z.object({ export: z.uuid() }) }),
  z.object({ action: z.literal('export_scheduled'), detail: z.object({ schedule: z.uuid() }) }),
  z.object({ action: z.literal('export_unscheduled'), detail: z.object({ schedule: z.uuid() }) }),
  z.object({ action: z.literal('sign_in'), detail: z.object({ by: signInMeans }) }),
  z.object({ action: z.literal('password_set'), detail: z.object({}) }),
  z.object({ action: z.literal('member_invited'), detail: z.object({ member: memberId, roles: z.array(role) }) }),
  z.object({ action: z.literal('roles_changed'), detail: z.object({ member: memberId, roles: z.array(role) }) }),
  z.object({ action: z.literal('member_removed'), detail: z.object({ member: memberId }) }),
  z.object({ action: z.literal('member_restored'), detail: z.object({ member: memberId }) }),
  z.object({ action: z.literal('link_made'), detail: z.object({ of: memberId }) }),
  z.object({ action: z.literal('device_paired'), detail: z.object({}) }),
  z.object({ action: z.literal('device_revoked'), detail: z.object({ device: z.uuid(), of: memberId }) }),
  z.object({
    action: z.literal('deal_import'),
    detail: z.object({
      batch: z.uuid(),
      state: batchState,
      imported: count,
      updated: count,
      unchanged: count,
      rejected: count,
    }),
  }),
  z.object({
    action: z.literal('deal_import_undone'),
    detail: z.object({ batch: z.uuid(), removed: count, restored: count, kept: count }),
  }),
  z.object({ action: z.literal('deal_changed'), detail: z.object({ deals: z.array(dealId).max(1_000) }) }),
  z.object({
    action: z.literal('accounts_changed'),
    detail: z.object({ batch: z.uuid(), kind: batchKind, undone: z.boolean(), accounts: count, deals: count }),
  }),
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
