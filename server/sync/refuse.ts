import type { MemberId } from '@/utils/model/ids'
import { refuseUnknown } from './check-fields'
import type { CheckedMutation, Refusal } from './check-mutation'
import type { ErasedRow, KnownMutation, StoredRow, SyncStore } from './sync-store'

/** Which of the deals and themes that mutations name exist, and which records are gone for good. */
export interface References {
  deals: ReadonlySet<string>
  themes: ReadonlySet<string>
  /** Grows by what this push would make on a customer who was erased. */
  erased: Map<string, ErasedRow['reason']>
}

export async function findReferences(store: SyncStore, mutations: readonly CheckedMutation[]): Promise<References> {
  const named = (field: string) => [
    ...new Set(mutations.map(({ fields }) => fields[field]).filter((id) => typeof id === 'string')),
  ]
  const existing = async (entity: 'deal' | 'theme', ids: string[]) =>
    new Set(ids.length > 0 ? await store.existing(entity, ids) : [])
  const erased = await store.erased([
    ...new Set([...mutations.map(({ entityId }) => entityId), ...named('dealId'), ...named('demoId')]),
  ])
  return {
    deals: await existing('deal', named('dealId')),
    themes: await existing('theme', named('themeId')),
    erased: new Map(erased.map(({ id, reason }) => [id, reason])),
  }
}

interface Standing {
  /** The mutation that arrived before under this stamp. */
  before: KnownMutation | undefined
  current: StoredRow | undefined
  references: References
  memberId: MemberId
}

/** Why a mutation cannot be taken as things stand; undefined when it can. */
export function refuse(mutation: CheckedMutation, standing: Standing): Refusal | undefined {
  const { index, entity, entityId, fields } = mutation
  const { before, current, references, memberId } = standing
  if (before && (before.entity !== entity || before.entityId !== entityId)) {
    const message = `This device used the stamp ${mutation.stamp.join('.')} for another record before: it needs a new device id.`
    return { index, code: 'invalid', message }
  }
  if (isErased(mutation, standing)) {
    const message = `The ${entity} ${entityId}, or the customer it is about, was erased here for good.`
    return { index, code: 'erased', message }
  }
  if (before) return undefined
  if (current && current.fields.memberId !== memberId)
    return { index, code: 'role', message: `The ${entity} ${entityId} belongs to another member.` }
  if (typeof fields.dealId === 'string' && !references.deals.has(fields.dealId))
    return { index, code: 'unknown_deal', message: `There is no deal ${fields.dealId}. Choose another and send again.` }
  if (typeof fields.themeId === 'string' && !references.themes.has(fields.themeId))
    return {
      index,
      code: 'unknown_theme',
      message: `There is no theme ${fields.themeId}. Choose another and send again.`,
    }
  const overfull = current && refuseUnknown(entity, { standing: current.fields, fields })
  return overfull === undefined ? undefined : { index, code: 'invalid', message: overfull }
}

/** Whether it is about a record that is gone for good, or would make one on a customer who was erased. */
function isErased({ entityId, fields }: CheckedMutation, { current, references: { erased } }: Standing): boolean {
  if (erased.has(entityId)) return true
  return !current && [fields.dealId, fields.demoId].some((id) => erased.get(String(id)) === 'erasure')
}
