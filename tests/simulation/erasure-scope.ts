import type { ErasureScope, HistoryRow, StoredRow } from '@/server/sync/sync-store'
import type { EntityName } from '@/utils/model/records'

interface Stored {
  rowsOf(entity: EntityName): StoredRow[]
  history: Iterable<HistoryRow & { replacedAt: number }>
}

/** Whether a record is in a scope, as the statements of PostgreSQL say it. */
export function scopeOf(
  scope: ErasureScope,
  { rowsOf, history }: Stored,
): (entity: EntityName, row: StoredRow) => boolean {
  if ('memberId' in scope)
    return (entity, { fields }) => ['objection', 'demo'].includes(entity) && fields.memberId === scope.memberId
  if ('withdrawnBefore' in scope) return withdrawnBefore(scope.withdrawnBefore, history)
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

function withdrawnBefore(time: string, history: Stored['history']): (_: EntityName, row: StoredRow) => boolean {
  const lately = new Set<string>()
  for (const { entityId, field, replacedAt } of history)
    if (field === 'deletedAt' && replacedAt >= Date.parse(time)) lately.add(entityId)
  return (_, { id, fields: { deletedAt } }) => deletedAt !== null && String(deletedAt) < time && !lately.has(id)
}

const fold = (name: string) => name.trim().toLowerCase()
