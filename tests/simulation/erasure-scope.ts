import type { ErasureScope, StoredRow } from '@/server/sync/sync-store'
import type { EntityName } from '@/utils/model/records'

/** Whether a record is in a scope, as the statements of PostgreSQL say it. */
export function scopeOf(
  scope: ErasureScope,
  rowsOf: (entity: EntityName) => StoredRow[],
): (entity: EntityName, row: StoredRow) => boolean {
  if ('memberId' in scope)
    return (entity, { fields }) => ['objection', 'demo'].includes(entity) && fields.memberId === scope.memberId
  if ('withdrawnBefore' in scope)
    return (_, { fields }) => fields.deletedAt !== null && String(fields.deletedAt) < scope.withdrawnBefore
  const isCalled = (name: unknown) => typeof name === 'string' && fold(name) === fold(scope.customer)
  const idsOf = (entity: EntityName, has: (fields: StoredRow['fields']) => boolean) =>
    new Set<unknown>(
      rowsOf(entity)
        .filter(({ fields }) => has(fields))
        .map(({ id }) => id),
    )
  const accounts = idsOf('account', ({ name }) => isCalled(name))
  const deals = idsOf('deal', ({ accountId }) => accounts.has(accountId))
  const demos = idsOf('demo', ({ dealId, account }) => deals.has(dealId) || isCalled(account))
  return (entity, { id, fields }) => {
    if (entity === 'objection') return deals.has(fields.dealId) || demos.has(fields.demoId)
    return { account: accounts, deal: deals, demo: demos, theme: new Set() }[entity].has(id)
  }
}

const fold = (name: string) => name.trim().toLowerCase()
