import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { ChangesQuery, DeviceKey, OwnChangesQuery, ReachedDeal, StoredRow } from '@/server/sync/sync-store'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { DeviceDeal } from '@/utils/model/records'
import { fromColumns } from './record-columns'

interface OwnChanges {
  workspaceId: WorkspaceId
  entity: 'objection' | 'demo'
  device: DeviceKey
  query: OwnChangesQuery
}

export async function ownChanges(
  tx: WorkspaceTx,
  { workspaceId, entity, device, query }: OwnChanges,
): Promise<StoredRow[]> {
  const rows = await tx
    .selectFrom(entity)
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('memberId', '=', device.memberId)
    .where('seq', '>', query.after)
    .where('seq', '<=', query.upTo)
    .where((eb) => eb.or([eb('lastDevice', '!=', device.deviceId), eb('otherSeq', '>', query.since)]))
    .orderBy('seq')
    .limit(query.limit)
    .execute()
  return rows.map(fromColumns)
}

export async function themeChanges(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  query: ChangesQuery,
): Promise<StoredRow[]> {
  const rows = await tx
    .selectFrom('theme')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('seq', '>', query.after)
    .where('seq', '<=', query.upTo)
    .orderBy('seq')
    .limit(query.limit)
    .execute()
  return rows.map(fromColumns)
}

interface DealChanges {
  workspaceId: WorkspaceId
  memberId: MemberId
  query: ChangesQuery & { goneAfter: number }
}

/** Open deals and those the member made a note or a demo on; the others only where the device may hold them. */
export async function dealChanges(
  tx: WorkspaceTx,
  { workspaceId, memberId, query }: DealChanges,
): Promise<ReachedDeal[]> {
  const captured = (table: string) =>
    sql`exists (select from ${sql.table(table)} c
      where c.workspace_id = ${workspaceId} and c.deal_id = d.id and c.member_id = ${memberId})`
  const { rows } = await sql<DealRow>`
    select * from (
      select d.id, d.seq, d.external_id, d.name, coalesce(d.segment, a.segment) as segment, d.stage, d.outcome,
        d.competitors, d.crm_url, a.name as account,
        d.deleted_at is null and (d.outcome = 'open' or ${captured('objection')} or ${captured('demo')}) as reached
      from deal d left join account a on a.workspace_id = d.workspace_id and a.id = d.account_id
      where d.workspace_id = ${workspaceId} and d.seq > ${query.after} and d.seq <= ${query.upTo}
    ) deals
    where reached or seq > ${query.goneAfter}
    order by seq limit ${query.limit}`.execute(tx)
  return rows.map(({ seq, reached, ...fields }) => ({ id: fields.id, seq, fields: reached ? fields : null }))
}

type DealRow = DeviceDeal & { seq: number; reached: boolean }
