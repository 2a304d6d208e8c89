import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { SyncStore } from '@/server/sync/sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import type { Stamp } from '@/utils/model/stamp'
import { dealChanges, ownChanges, themeChanges } from './changes'
import { insertRows, loadRows, upsertRows } from './record-rows'

/** The store of one workspace in PostgreSQL, within a transaction that `inWorkspace` opened. */
export function postgresSyncStore(tx: WorkspaceTx, workspaceId: WorkspaceId): SyncStore {
  return {
    advance: (taken) => advance(tx, workspaceId, taken),
    async knownMutations({ memberId, deviceId }, stamps) {
      const rows = await tx
        .selectFrom('mutation')
        .select(['ms', 'counter', 'entity', 'entityId', 'resultMs', 'resultCounter'])
        .where('workspaceId', '=', workspaceId)
        .where('memberId', '=', memberId)
        .where('deviceId', '=', deviceId)
        .where(sql<boolean>`(ms, counter) in (select s.ms, s.counter
          from unnest(${stamps.map(([ms]) => ms)}::bigint[], ${stamps.map(([, c]) => c)}::int[]) as s (ms, counter))`)
        .execute()
      return rows.map(({ entity, entityId, ms, counter, resultMs, resultCounter }) => {
        const result: Stamp | null = resultMs === null ? null : [resultMs, resultCounter ?? 0]
        return { entity, entityId, stamp: [ms, counter], result }
      })
    },
    async lastRestamped({ memberId, deviceId }) {
      const row = await tx
        .selectFrom('mutation')
        .select(['resultMs', 'resultCounter'])
        .where('workspaceId', '=', workspaceId)
        .where('memberId', '=', memberId)
        .where('deviceId', '=', deviceId)
        .where('resultMs', 'is not', null)
        .orderBy('resultMs', 'desc')
        .orderBy('resultCounter', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? [row.resultMs ?? 0, row.resultCounter ?? 0] : null
    },
    async remember({ memberId, deviceId }, mutations) {
      const rows = mutations.map(({ entity, entityId, stamp, result }) => ({
        ...{ workspace_id: workspaceId, member_id: memberId, device_id: deviceId, entity, entity_id: entityId },
        ...{ ms: stamp[0], counter: stamp[1], result_ms: result?.[0] ?? null, result_counter: result?.[1] ?? null },
      }))
      await insertRows(tx, 'mutation', rows)
    },
    load: (entity, ids) => loadRows(tx, { workspaceId, entity, ids }),
    async existing(entity, ids) {
      const rows = await tx
        .selectFrom(entity)
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .where(sql<boolean>`id = any(${ids}::uuid[])`)
        .execute()
      return rows.map(({ id }) => id)
    },
    save: (entity, rows) => upsertRows(tx, { workspaceId, entity, rows }),
    async keepHistory(lost, { by, at }) {
      const rows = lost.map(({ entity, entityId, field, old, stamp: [ms, counter, device] }) => ({
        ...{ workspace_id: workspaceId, entity, entity_id: entityId, field, ms, counter, device_id: device },
        ...{ old: old ?? null, replaced_at: new Date(at).toISOString(), replaced_by: by },
      }))
      await insertRows(tx, 'history', rows)
    },
    async dealsOfAccounts(accountIds) {
      const rows = await tx
        .selectFrom('deal')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .where(sql<boolean>`account_id = any(${accountIds}::uuid[])`)
        .execute()
      return rows.map(({ id }) => id)
    },
    counter: () => readCounter(tx, workspaceId),
    ownChanges: (entity, device, query) => ownChanges(tx, { workspaceId, entity, device, query }),
    themeChanges: (query) => themeChanges(tx, workspaceId, query),
    dealChanges: (memberId, query) => dealChanges(tx, { workspaceId, memberId, query }),
  }
}

/** The workspace's counter: it has risen if and only if something has changed. */
export async function readCounter(tx: WorkspaceTx, workspaceId: WorkspaceId): Promise<number> {
  const query = tx.selectFrom('workspaceSeq').select('seq').where('workspaceId', '=', workspaceId)
  return (await query.executeTakeFirstOrThrow()).seq
}

/** Waits for the workspace's other writers and keeps them out until the transaction ends: what is read next stays true. */
export async function lockWorkspace(tx: WorkspaceTx, workspaceId: WorkspaceId): Promise<void> {
  await tx.selectFrom('workspaceSeq').select('seq').where('workspaceId', '=', workspaceId).forUpdate().execute()
}

async function advance(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { seqs, stamps, now }: { seqs: number; stamps: number; now: number },
): Promise<{ seq: number; serverStamp: Stamp }> {
  // The stamps taken have one time and rising counters; the last of them stays for the next to begin after.
  const clock = sql<number>`case when ${stamps}::int > 0 then greatest(server_ms, ${now}::bigint) else server_ms end`
  const counter = sql<number>`case when ${stamps}::int > 0 and ${now}::bigint > server_ms then ${stamps}::int - 1
    else server_counter + ${stamps}::int end`
  const row = await tx
    .updateTable('workspaceSeq')
    .set((eb) => ({ seq: eb('seq', '+', seqs), serverMs: clock, serverCounter: counter }))
    .where('workspaceId', '=', workspaceId)
    .returning(['seq', 'serverMs', 'serverCounter'])
    .executeTakeFirstOrThrow()
  return { seq: row.seq, serverStamp: [row.serverMs, row.serverCounter] }
}
