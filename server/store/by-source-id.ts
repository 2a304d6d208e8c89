import type { WorkspaceTx } from '@/server/db/schema'
import { dealId, objectionId, type WorkspaceId } from '@/utils/model/ids'
import type { Deal, Objection } from '@/utils/model/records'

/** Deals by the id that their source gave them, or by our own id, which an export of ours names. */
export async function dealsBySourceId(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, Deal>> {
  if (ids.length === 0) return new Map()
  const own = ids.filter((id) => dealId.safeParse(id).success).map((id) => dealId.parse(id))
  const rows = await tx
    .selectFrom('deal')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where((eb) => eb.or([eb('externalId', 'in', ids), ...(own.length > 0 ? [eb('id', 'in', own)] : [])]))
    .execute()
  return bySourceId(rows)
}

/** Objections by the id that their source gave them, or by our own. */
export async function objectionsBySourceId(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, Objection>> {
  if (ids.length === 0) return new Map()
  const own = ids.filter((id) => objectionId.safeParse(id).success).map((id) => objectionId.parse(id))
  const rows = await tx
    .selectFrom('objection')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where((eb) => eb.or([eb('externalId', 'in', ids), ...(own.length > 0 ? [eb('id', 'in', own)] : [])]))
    .execute()
  return bySourceId(rows)
}

function bySourceId<Row extends { id: string; externalId: string | null }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(
    rows.flatMap((row) =>
      row.externalId === null
        ? [[row.id, row]]
        : [
            [row.id, row],
            [row.externalId, row],
          ],
    ),
  )
}
