import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { ChangesQuery, ErasedRow, ErasureScope, RecordKey } from '@/server/sync/sync-store'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { insertRows } from './record-rows'

const COLUMNS = ['entity', 'entityId as id', 'memberId', 'reason', 'erasedAt', 'seq'] as const

/** Notes first, and what they hang on after. */
const ENTITIES = ['objection', 'demo', 'deal', 'account', 'theme'] as const

export async function findErased(tx: WorkspaceTx, workspaceId: WorkspaceId, ids: string[]): Promise<ErasedRow[]> {
  const rows = await tx
    .selectFrom('erased')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`entity_id = any(${ids}::uuid[])`)
    .execute()
  return rows
}

export function erasures(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { memberId, after, upTo, limit, goneAfter }: ChangesQuery & { memberId: MemberId; goneAfter: number },
): Promise<ErasedRow[]> {
  return tx
    .selectFrom('erased')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where((is) =>
      is.or([is('memberId', '=', memberId), is.and([is('memberId', 'is', null), is('seq', '>', goneAfter)])]),
    )
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export async function inScope(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { scope, limit }: { scope: ErasureScope; limit: number },
): Promise<RecordKey[]> {
  const records =
    'customer' in scope
      ? ofCustomer(workspaceId, scope.customer)
      : 'memberId' in scope
        ? each(['objection', 'demo'], () => sql`workspace_id = ${workspaceId} and member_id = ${scope.memberId}`)
        : each(ENTITIES, (entity) => withdrawnBefore(workspaceId, entity, scope.withdrawnBefore))
  const order = sql`array_position(${[...ENTITIES]}::text[], entity)`
  const { rows } = await sql<RecordKey>`
    select entity, id, member_id from (${records}) found order by ${order}, id limit ${limit}`.execute(tx)
  return rows
}

type Where = (entity: RecordKey['entity']) => RawBuilder<unknown>

function each(entities: readonly RecordKey['entity'][], where: Where): RawBuilder<unknown> {
  const selects = entities.map((entity) => {
    const member = entity === 'objection' || entity === 'demo' ? sql`member_id` : sql`null::uuid as member_id`
    return sql`select ${entity}::text as entity, id, ${member} from ${sql.table(entity)} where ${where(entity)}`
  })
  return sql.join(selects, sql` union all `)
}

/** By the date that its device gave, and known here as long: a device's clock may be years slow. */
function withdrawnBefore(workspaceId: WorkspaceId, entity: RecordKey['entity'], time: string): RawBuilder<unknown> {
  return sql`workspace_id = ${workspaceId} and deleted_at < ${time}::timestamptz and not exists (
    select from history h where h.workspace_id = ${workspaceId} and h.entity = ${entity}::text
      and h.entity_id = ${sql.ref(`${entity}.id`)} and h.field = 'deletedAt' and h.replaced_at >= ${time}::timestamptz)`
}

/** Accounts of this name, their deals, and demos and notes on those; also of demos that were only given the name. */
function ofCustomer(workspaceId: WorkspaceId, name: string): RawBuilder<unknown> {
  const own = sql`workspace_id = ${workspaceId}`
  return sql`
    with called as (select lower(btrim(${name}::text)) as name),
    a as (select id from account where ${own} and lower(btrim(name)) = (select name from called)),
    d as (select id from deal where ${own} and account_id in (select id from a)),
    m as (select id, member_id from demo where ${own} and (deal_id in (select id from d) or lower(btrim(account)) = (select name from called)))
    select 'objection'::text as entity, id, member_id from objection where ${own} and deal_id in (select id from d)
    union select 'objection', id, member_id from objection where ${own} and demo_id in (select id from m)
    union all select 'demo', id, member_id from m
    union all select 'deal', id, null from d
    union all select 'account', id, null from a`
}

export async function eraseRecords(tx: WorkspaceTx, workspaceId: WorkspaceId, records: RecordKey[]): Promise<void> {
  for (const [entity, found] of Map.groupBy(records, (record) => record.entity)) {
    const ids = found.map(({ id }) => id)
    await tx
      .deleteFrom(entity)
      .where('workspaceId', '=', workspaceId)
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .execute()
    await tx
      .deleteFrom('history')
      .where('workspaceId', '=', workspaceId)
      .where('entity', '=', entity)
      .where(sql<boolean>`entity_id = any(${ids}::uuid[])`)
      .execute()
  }
}

export async function keepErased(tx: WorkspaceTx, workspaceId: WorkspaceId, rows: ErasedRow[]): Promise<void> {
  await insertRows(
    tx,
    'erased',
    rows.map(({ entity, id, memberId, reason, erasedAt, seq }) => ({
      ...{ workspace_id: workspaceId, entity_id: id, entity, member_id: memberId, reason, erased_at: erasedAt, seq },
    })),
  )
}
