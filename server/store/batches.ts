import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Written } from '@/server/sync/server-mutations'
import {
  type BatchCounts,
  type BatchKind,
  type BatchPage,
  type BatchState,
  type BatchView,
  batchPage,
} from '@/utils/model/batch'
import type { WorkspaceId } from '@/utils/model/ids'
import type { Actor } from './audit'
import { keysetCursor, parseCursor } from './keyset'
import { insertRows } from './record-rows'

export interface BatchKey {
  workspaceId: WorkspaceId
  id: string
}

/** Notes that a batch begins; false where there is one of this id already. */
export async function beginBatch(
  tx: WorkspaceTx,
  actor: Actor,
  { id, kind, fileName }: { id: string; kind: BatchKind; fileName: string | null },
): Promise<boolean> {
  const begun = await tx
    .insertInto('batch')
    .values({ ...actor, id, kind, fileName, counts: '{}' })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return begun !== undefined
}

/** Keeps which records a batch has written, in the transaction that writes them. */
export function keepChanges(tx: WorkspaceTx, { workspaceId, id }: BatchKey, written: readonly Written[]) {
  const rows = written.map(({ entity, entityId, stamp: [ms, counter], made }) => ({
    ...{ workspace_id: workspaceId, batch_id: id, entity, entity_id: entityId, ms, counter, made },
  }))
  return insertRows(tx, 'batch_change', rows)
}

export interface BatchNews {
  done?: number
  total?: number
  counts?: BatchCounts
  state?: BatchState
}

/** Keeps how far a batch is, or how it ended. */
export async function noteBatch(tx: WorkspaceTx, { workspaceId, id }: BatchKey, news: BatchNews): Promise<void> {
  const { counts, ...rest } = news
  await tx
    .updateTable('batch')
    .set({ ...rest, ...(counts && { counts: JSON.stringify(counts) }), seenAt: sql`now()` })
    .where((is) => is.and({ workspaceId, id }))
    .execute()
}

/** One page of the workspace's batches of some kinds, newest first. */
export async function listBatches(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { kinds, cursor, limit }: { kinds: readonly BatchKind[]; cursor: string | undefined; limit: number },
): Promise<BatchPage> {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  let query = batchViews(tx, workspaceId).where('b.kind', 'in', kinds)
  if (after) query = query.where(sql<boolean>`(b.begun_at, b.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('b.begunAt', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows.at(limit - 1)
  return batchPage.parse({
    rows: rows.slice(0, limit),
    cursor: rows.length > limit && last ? keysetCursor(last.begunAt, last.id) : null,
  })
}

/** One batch as it is now; undefined when the workspace has none such. */
export function findBatch(tx: WorkspaceTx, { workspaceId, id }: BatchKey): Promise<BatchView | undefined> {
  return batchViews(tx, workspaceId).where('b.id', '=', id).executeTakeFirst()
}

/** One whose writer has been silent for a minute has died with it. */
const stateNow = sql<BatchState>`case when b.state = 'running' and b.seen_at < now() - interval '1 minute'
  then 'failed' else b.state end`

function batchViews(tx: WorkspaceTx, workspaceId: WorkspaceId) {
  return tx
    .selectFrom('batch as b')
    .leftJoin('member as m', (on) => on.onRef('m.workspaceId', '=', 'b.workspaceId').onRef('m.id', '=', 'b.memberId'))
    .select([
      'b.id',
      'b.kind',
      'm.name as by',
      'b.begunAt',
      'b.fileName',
      'b.done',
      'b.total',
      'b.counts',
      'b.undoneAt',
    ])
    .select(stateNow.as('state'))
    .where('b.workspaceId', '=', workspaceId)
}
