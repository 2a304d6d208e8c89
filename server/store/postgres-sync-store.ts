import { sql } from 'kysely'
import type { Schema, WorkspaceTx } from '@/server/db/schema'
import type { DeviceKey, KnownMutation, SyncStore } from '@/server/sync/sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import type { Stamp } from '@/utils/model/stamp'
import { dropAttachments } from './attachments'
import { dealChanges, ownChanges, themeChanges } from './changes'
import { eraseRecords, erasures, findErased, inScope, keepErased } from './erasures'
import { insertRows, loadRows, upsertRows } from './record-rows'

/** The store of one workspace in PostgreSQL, within a transaction that `inWorkspace` opened. */
export function postgresSyncStore(tx: WorkspaceTx, workspaceId: WorkspaceId): SyncStore {
  return {
    advance: (taken) => advance(tx, workspaceId, taken),
    knownMutations: (device, stamps) => knownMutations(tx, { workspaceId, device, stamps }),
    lastRestamped: (device) => lastRestamped(tx, workspaceId, device),
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
    dropPictures: (names) => dropAttachments(tx, workspaceId, names),
    erased: (ids) => findErased(tx, workspaceId, ids),
    inScope: (scope, limit) => inScope(tx, workspaceId, { scope, limit }),
    erase: (records) => eraseRecords(tx, workspaceId, records),
    keepErased: (rows) => keepErased(tx, workspaceId, rows),
    async dealsOfAccounts(accountIds) {
      const rows = await tx
        .selectFrom('deal')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .where(sql<boolean>`account_id = any(${accountIds}::uuid[])`)
        .execute()
      return rows.map(({ id }) => id)
    },
    names: () => readNames(tx, workspaceId),
    counter: () => readCounter(tx, workspaceId),
    ownChanges: (entity, device, query) => ownChanges(tx, { workspaceId, entity, device, query }),
    erasures: (memberId, query) => erasures(tx, workspaceId, { ...query, memberId }),
    themeChanges: (query) => themeChanges(tx, workspaceId, query),
    dealChanges: (memberId, query) => dealChanges(tx, { workspaceId, memberId, query }),
  }
}

interface Lookup {
  workspaceId: WorkspaceId
  device: DeviceKey
  stamps: Stamp[]
}

/** One look into the index per stamp, whatever the planner thinks of the table: as a join it may take every pair. */
async function knownMutations(tx: WorkspaceTx, { workspaceId, device, stamps }: Lookup): Promise<KnownMutation[]> {
  const [ms, counters] = [stamps.map(([ms]) => ms), stamps.map(([, counter]) => counter)]
  const { rows } = await sql<Omit<Schema['mutation'], 'workspaceId' | 'memberId' | 'deviceId'>>`
    select m.ms, m.counter, m.entity, m.entity_id, m.result_ms, m.result_counter
    from unnest(${ms}::bigint[], ${counters}::int[]) as s (ms, counter)
    cross join lateral (
      select * from mutation
      where workspace_id = ${workspaceId} and member_id = ${device.memberId} and device_id = ${device.deviceId}
        and ms = s.ms and counter = s.counter
      limit 1
    ) m`.execute(tx)
  return rows.map(({ entity, entityId, ms, counter, resultMs, resultCounter }) => {
    const result: Stamp | null = resultMs === null ? null : [resultMs, resultCounter ?? 0]
    return { entity, entityId, stamp: [ms, counter], result }
  })
}

async function lastRestamped(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { memberId, deviceId }: DeviceKey,
): Promise<Stamp | null> {
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
}

async function readNames(tx: WorkspaceTx, workspaceId: WorkspaceId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from account where workspace_id = ${workspaceId}
    union select unnest(competitors || lost_to) from deal
      where workspace_id = ${workspaceId} and (competitors <> '{}' or lost_to is not null)`.execute(tx)
  return rows.map(({ name }) => name).filter((name) => name !== null)
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
