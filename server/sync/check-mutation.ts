import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import type { Stamp } from '@/utils/model/stamp'
import { mutation, type RejectCode } from '@/utils/model/sync-protocol'
import { checkFields } from './check-fields'

/** A mutation of a push that can be stored as far as itself tells. */
export interface CheckedMutation {
  index: number
  entity: EntityName
  entityId: string
  fields: Record<string, unknown>
  stamp: Stamp
}

export interface Refusal {
  index: number
  code: RejectCode
  message: string
}

export interface Sender {
  workspaceId: WorkspaceId
  memberId: MemberId
}

/** What a device may write at all. */
const DEVICE_ENTITIES: readonly EntityName[] = ['objection', 'demo']

/** Checks one mutation of a device's push: its form, its fields, and whether a device may write such a record. */
export function checkMutation(input: unknown, index: number, sender: Sender): CheckedMutation | Refusal {
  const parsed = mutation.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'mutation'}: ${message}.`)
    return { index, code: 'invalid', message: issues.join(' ') }
  }
  const { entity, entityId, stamp } = parsed.data
  if (!DEVICE_ENTITIES.includes(entity))
    return { index, code: 'role', message: `A device cannot change a ${entity}: that is done in the dashboard.` }
  const { id, ...given } = parsed.data.fields
  if (id !== undefined && id !== entityId)
    return { index, code: 'invalid', message: `The field id is ${String(id).slice(0, 64)}, the record ${entityId}.` }
  const own = withOwnOnly(given, sender)
  if (!own) return { index, code: 'role', message: 'The record was made under another workspace or member.' }
  if ('externalId' in own) return { index, code: 'invalid', message: 'externalId is set by imports, not by a device.' }
  if (Object.keys(own).length === 0) return { index, code: 'invalid', message: 'The mutation names no field.' }
  const checked = checkFields(entity, own)
  if ('message' in checked) return { index, code: 'invalid', message: checked.message }
  return { index, entity, entityId, fields: checked.fields, stamp }
}

/**
 * Whose a record is follows from the token. A null of a note made before signing in says nothing and is left out;
 * undefined when the fields name somebody else.
 */
function withOwnOnly(
  { workspaceId, memberId, ...rest }: Record<string, unknown>,
  sender: Sender,
): Record<string, unknown> | undefined {
  if (![undefined, null, sender.workspaceId].includes(workspaceId as WorkspaceId)) return undefined
  if (![undefined, null, sender.memberId].includes(memberId as MemberId)) return undefined
  return { ...rest, ...(workspaceId ? { workspaceId } : {}), ...(memberId ? { memberId } : {}) }
}
