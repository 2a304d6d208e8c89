import { sql } from 'kysely'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import type { ServerMutation } from '@/server/sync/server-mutations'
import type { KeptRecord, UndoAnswer } from '@/utils/model/batch'
import type { EntityName } from '@/utils/model/records'
import type { Stamp } from '@/utils/model/stamp'
import type { Actor } from './audit'
import type { BatchKey } from './batches'
import { lockWorkspace } from './postgres-sync-store'
import { loadRows } from './record-rows'
import { serverMutations } from './server-mutations'
import { type BatchRecord, isAsMade, takeBack } from './take-back'

/** Deals before the accounts that they hang on, which go only when no deal is left. */
const ENTITIES = ['objection', 'demo', 'deal', 'account', 'theme'] as const satisfies readonly EntityName[]
const RECORDS_A_TRANSACTION = 400
const MAX_KEPT = 1_000

export interface Undo {
  db: Db
  actor: Actor
  id: string
  now: number
}

/**
 * Puts back what a batch has changed, part by part; one that broke off may be begun again. A new deal goes unless notes
 * hang on it, and whatever somebody has changed since stays as it is: the answer names both.
 */
export async function undoBatch({ db, actor, id, now }: Undo): Promise<UndoAnswer> {
  const answer: UndoAnswer = { removed: 0, restored: 0, kept: [], unlisted: 0 }
  const key = { workspaceId: actor.workspaceId, id }
  for (const entity of ENTITIES) {
    let after: string | undefined
    do {
      after = await inWorkspace(db, key.workspaceId, (tx) => undoPart(tx, { key, actor, entity, after, now, answer }))
    } while (after !== undefined)
  }
  return answer
}

interface Part {
  key: BatchKey
  actor: Actor
  entity: EntityName
  after: string | undefined
  now: number
  answer: UndoAnswer
}

/** Takes back the next records of a kind; returns the last one's id, undefined when there are no more. */
async function undoPart(
  tx: WorkspaceTx,
  { key, actor, entity, after, now, answer }: Part,
): Promise<string | undefined> {
  const { workspaceId } = key
  await lockWorkspace(tx, workspaceId)
  const stampsOf = await nextChanges(tx, { key, entity, after })
  const ids = [...stampsOf.keys()]
  if (ids.length === 0) return undefined
  const { records, used } = await readRecords(tx, { key, entity, stampsOf })
  const mutations: ServerMutation[] = []
  for (const { made, ...record } of records) {
    if (record.row.fields.deletedAt !== null && made) continue
    const { fields, kept } = made
      ? unmake(record, used.has(record.row.id), new Date(now).toISOString())
      : putBack(record)
    if (kept) keep(answer, entity, record, kept)
    if (Object.keys(fields).length === 0) continue
    answer[made ? 'removed' : 'restored'] += entity === 'deal' || !made ? 1 : 0
    mutations.push({ entity, entityId: record.row.id, fields })
  }
  await serverMutations(tx, { workspaceId, by: actor.memberId, now, mutations })
  return ids.at(-1)
}

type Outcome = { fields: Record<string, unknown>; kept?: KeptRecord['reason'] }

function unmake(record: BatchRecord, isUsed: boolean, at: string): Outcome {
  if (isUsed) return { fields: {}, kept: 'notes' }
  if (!isAsMade(record)) return { fields: {}, kept: 'changed' }
  // The source's id is free for the next import of the same file.
  return { fields: { deletedAt: at, externalId: null } }
}

function putBack(record: BatchRecord): Outcome {
  const { fields, changedSince } = takeBack(record)
  return { fields, ...(changedSince && { kept: 'changed' as const }) }
}

/** An account that stays is no news: some deal that is named, or another one, has it. */
function keep(answer: UndoAnswer, entity: EntityName, { row }: BatchRecord, reason: KeptRecord['reason']): void {
  if (entity === 'account' && reason === 'notes') return
  if (answer.kept.length >= MAX_KEPT) answer.unlisted++
  else answer.kept.push({ id: row.id, name: String(row.fields.name ?? ''), reason })
}

interface Place {
  key: BatchKey
  entity: EntityName
}

async function nextChanges(tx: WorkspaceTx, { key, entity, after }: Place & { after: string | undefined }) {
  const { workspaceId, id } = key
  let ids = tx
    .selectFrom('batchChange')
    .select('entityId')
    .distinct()
    .where((is) => is.and({ workspaceId, batchId: id, entity }))
  if (after !== undefined) ids = ids.where('entityId', '>', after)
  const next = await ids.orderBy('entityId').limit(RECORDS_A_TRANSACTION).execute()
  const rows = await tx
    .selectFrom('batchChange')
    .select(['entityId', 'ms', 'counter', 'made'])
    .where((is) => is.and({ workspaceId, batchId: id, entity }))
    .where(sql<boolean>`entity_id = any(${next.map(({ entityId }) => entityId)}::uuid[])`)
    .orderBy('entityId')
    .execute()
  return Map.groupBy(rows, ({ entityId }) => entityId)
}

type Changes = Awaited<ReturnType<typeof nextChanges>>

async function readRecords(tx: WorkspaceTx, { key, entity, stampsOf }: Place & { stampsOf: Changes }) {
  const { workspaceId } = key
  const ids = [...stampsOf.keys()]
  const rows = await loadRows(tx, { workspaceId, entity, ids })
  const old = await tx
    .selectFrom('history')
    .select(['entityId', 'field', 'old', 'ms', 'counter'])
    .where('workspaceId', '=', workspaceId)
    .where('entity', '=', entity)
    .where(sql<boolean>`entity_id = any(${ids}::uuid[])`)
    .execute()
  const historyOf = Map.groupBy(old, ({ entityId }) => entityId)
  const records = rows.map((row) => {
    const changes = stampsOf.get(row.id) ?? []
    const stamps = changes.map(({ ms, counter }): Stamp => [ms, counter])
    return { entity, row, stamps, history: historyOf.get(row.id) ?? [], made: changes.some(({ made }) => made) }
  })
  return { records, used: await usedOf(tx, { key, entity, ids }) }
}

/** Deals with notes or demos, and accounts with deals. */
async function usedOf(tx: WorkspaceTx, { key, entity, ids }: Place & { ids: string[] }): Promise<Set<string>> {
  const own = sql`workspace_id = ${key.workspaceId} and deleted_at is null`
  const users = {
    deal: sql<{ id: string }>`select deal_id as id from objection where ${own} and deal_id = any(${ids}::uuid[])
      union select deal_id from demo where ${own} and deal_id = any(${ids}::uuid[])`,
    account: sql<{ id: string }>`select account_id as id from deal where ${own} and account_id = any(${ids}::uuid[])`,
  }
  const query = entity === 'deal' || entity === 'account' ? users[entity] : undefined
  return new Set(query ? (await query.execute(tx)).rows.map(({ id }) => id) : [])
}
