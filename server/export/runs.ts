import { sql } from 'kysely'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { type Actor, writeAudit } from '@/server/store/audit'
import type { KeptFile } from '@/server/store/kept-files'
import { keysetCursor, parseCursor } from '@/server/store/keyset'
import {
  type ExportPage,
  type ExportProgress,
  type ExportState,
  type ExportWish,
  exportPage,
  type KeptFilter,
} from '@/utils/model/export'
import type { Filter } from '@/utils/model/filter'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { isSet } from './about'

/** An export that is being written. */
export interface Run {
  actor: Actor
  id: string
}

/** Notes that an export begins, for its reader and for the audit; false where there is one of this id already. */
export function beginRun(
  db: Db,
  { actor, id }: Run,
  { filter, wish }: { filter: Filter; wish: ExportWish },
): Promise<boolean> {
  return inWorkspace(db, actor.workspaceId, async (tx) => {
    const { format, redact: redacted, columns } = wish
    const kept = keptOf(filter)
    const begun = await tx
      .insertInto('exportRun')
      .values({ ...actor, id, format, redacted, filter: JSON.stringify(kept), columns: JSON.stringify(columns) })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!begun) return false
    await writeAudit(tx, actor, { action: 'export', detail: { export: id, format, filter: kept, columns, redacted } })
    return true
  })
}

/** Keeps how far a run is; false once somebody has cancelled it. */
export function noteProgress(
  db: Db,
  { actor: { workspaceId }, id }: Run,
  { written, total }: Pick<ExportProgress, 'written' | 'total'>,
): Promise<boolean> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('exportRun')
      .set({ written, total, seenAt: sql`now()` })
      .where((is) => is.and({ workspaceId, id, state: 'running' }))
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  })
}

/** Keeps how a run ended, for good. One that was cancelled in the last moment is cancelled: answers what it is. */
export function endRun(
  db: Db,
  { actor, id }: Run,
  { state, written, total }: { state: ExportState; written: number; total: number | null },
): Promise<ExportState> {
  const { workspaceId } = actor
  return inWorkspace(db, workspaceId, async (tx) => {
    const ended = await tx
      .updateTable('exportRun')
      .set({ state: sql`case when state = 'cancelled' then state else ${state} end`, written, total })
      .set({ endedAt: sql`now()`, seenAt: sql`now()` })
      .where((is) => is.and({ workspaceId, id }))
      .returning('state')
      .executeTakeFirstOrThrow()
    await writeAudit(tx, actor, { action: 'export_ended', detail: { export: id, state: ended.state, rows: written } })
    return ended.state
  })
}

/** A run whose file can still be fetched. */
export function keptRun(tx: WorkspaceTx, { workspaceId, exportId }: KeptFile, now: Date) {
  return tx
    .selectFrom('exportRun')
    .select(['format', 'begunAt'])
    .where((is) => is.and({ workspaceId, id: exportId }))
    .where('keptUntil', '>', now.toISOString())
    .executeTakeFirst()
}

interface OneRun {
  workspaceId: WorkspaceId
  id: string
  /** Null finds anybody's. */
  of: MemberId | null
}

/** How far a run is; one whose writer has been silent for a minute has died with it. */
export function runProgress(tx: WorkspaceTx, { workspaceId, id, of }: OneRun): Promise<ExportProgress | undefined> {
  return tx
    .selectFrom('exportRun as r')
    .select([stateNow.as('state'), 'r.written', 'r.total'])
    .where((is) => is.and({ 'r.workspaceId': workspaceId, 'r.id': id, ...(of !== null && { 'r.memberId': of }) }))
    .executeTakeFirst()
}

/** Asks the writer of a run to stop, wherever it is; false where there is none that runs. */
export async function cancelRun(tx: WorkspaceTx, { workspaceId, id, of }: OneRun): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('exportRun')
    .set({ state: 'cancelled' })
    .where((is) => is.and({ workspaceId, id, state: 'running', ...(of !== null && { memberId: of }) }))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** One page of the workspace's exports, newest first. */
export async function listRuns(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<ExportPage> {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  let query = tx
    .selectFrom('exportRun as r')
    .leftJoin('member as m', (on) => on.onRef('m.workspaceId', '=', 'r.workspaceId').onRef('m.id', '=', 'r.memberId'))
    .select([
      'r.id',
      'r.begunAt',
      'm.name as by',
      'r.format',
      'r.filter',
      'r.redacted',
      'r.written',
      'r.total',
      'r.keptUntil',
    ])
    .select(stateNow.as('state'))
    .where('r.workspaceId', '=', workspaceId)
  if (after) query = query.where(sql<boolean>`(r.begun_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('r.begunAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows.at(limit - 1)
  return exportPage.parse({
    rows: rows.slice(0, limit),
    cursor: rows.length > limit && last ? keysetCursor(last.begunAt, last.id) : null,
  })
}

const stateNow = sql<ExportState>`case when r.state = 'running' and r.seen_at < now() - interval '1 minute'
  then 'failed' else r.state end`

function keptOf({ text, ...rest }: Filter): KeptFilter {
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => isSet(value)))
  return { ...set, ...(text ? { hadWords: true } : {}) }
}
