import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { WorkspaceTx } from '@/server/db/schema'
import { type AuditAction, type AuditPage, auditAction, auditPage } from '@/utils/model/audit'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { keysetCursor, parseCursor } from './keyset'

/** Whose deed it is; null is whoever has the command line. */
export interface Actor {
  workspaceId: WorkspaceId
  memberId: MemberId | null
}

/** Writes down what somebody does, in the transaction that does it: both are there, or neither is. */
export async function writeAudit(tx: WorkspaceTx, { workspaceId, memberId }: Actor, done: AuditAction): Promise<void> {
  // Parsed, so that nothing stands there for good which no version could read.
  const { action, detail } = auditAction.parse(done)
  await tx
    .insertInto('audit')
    .values({ workspaceId, id: v7(), memberId, action, detail: JSON.stringify(detail) })
    .execute()
}

/** One page of what was done in the workspace, newest first. */
export async function listAudit(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<AuditPage> {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  let query = tx
    .selectFrom('audit as u')
    .leftJoin('member as m', (on) => on.onRef('m.workspaceId', '=', 'u.workspaceId').onRef('m.id', '=', 'u.memberId'))
    .select(['u.id', 'u.at', 'u.memberId', 'm.name as by', 'u.action', 'u.detail'])
    .where('u.workspaceId', '=', workspaceId)
  if (after) query = query.where(sql<boolean>`(u.at, u.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('u.at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows.at(limit - 1)
  return auditPage.parse({
    rows: rows.slice(0, limit),
    cursor: rows.length > limit && last ? keysetCursor(last.at, last.id) : null,
  })
}
