import { sql } from 'kysely'
import { v7 } from 'uuid'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { MAX_SERVER_MUTATIONS, type ServerMutation } from '@/server/sync/server-mutations'
import type { AccountList, AccountMerge, AccountsChanged, SegmentRename } from '@/utils/model/accounts'
import type { UndoAnswer } from '@/utils/model/batch'
import { BadInputError } from '@/utils/model/errors'
import type { WorkspaceId } from '@/utils/model/ids'
import { type Actor, writeAudit } from './audit'
import { beginBatch, findBatch, keepChanges, noteBatch } from './batches'
import type { Decision } from './curation'
import { lockWorkspace } from './postgres-sync-store'
import { serverMutations } from './server-mutations'
import type { Undo } from './undo-batch'
import { undoAsDecided } from './undo-import'

const MOST = 500

/** Accounts by how many deals they have, and every segment that accounts or closed deals have. */
export async function listAccounts(tx: WorkspaceTx, workspaceId: WorkspaceId, text: string): Promise<AccountList> {
  const words = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const accounts = await sql<AccountList['rows'][number]>`
    select a.id, a.name, a.segment, count(d.id) as deals
    from account a left join deal d
      on d.workspace_id = ${workspaceId} and d.account_id = a.id and d.deleted_at is null
    where a.workspace_id = ${workspaceId} and a.deleted_at is null and a.name ilike ${words}
    group by a.id, a.name, a.segment order by count(d.id) desc, a.name limit ${MOST}`.execute(tx)
  const segments = await sql<AccountList['segments'][number]>`
    select segment, sum(accounts)::int as accounts, sum(deals)::int as deals from (
      select segment, 1 as accounts, 0 as deals from account
        where workspace_id = ${workspaceId} and deleted_at is null and segment is not null
      union all select segment, 0, 1 from deal
        where workspace_id = ${workspaceId} and deleted_at is null and segment is not null
    ) named group by segment order by segment limit ${MOST}`.execute(tx)
  return { rows: accounts.rows, segments: segments.rows }
}

/** Makes one account of several that are one customer; their deals go to the one that stays. */
export async function mergeAccounts(
  tx: WorkspaceTx,
  decision: Decision,
  merge: AccountMerge,
): Promise<AccountsChanged> {
  const { workspaceId, now } = decision
  await lockWorkspace(tx, workspaceId)
  const from = [...new Set(merge.from)].filter((id) => id !== merge.into)
  const known = await tx
    .selectFrom('account')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where('id', 'in', [merge.into, ...from])
    .execute()
  if (from.length === 0 || known.length <= from.length)
    throw new BadInputError(
      'One of these accounts is not there any more. Nothing was changed: reload and choose again.',
    )
  const deals = await tx
    .selectFrom('deal')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where('accountId', 'in', from)
    .execute()
  return change(tx, decision, 'merge', [
    ...deals.map(({ id }) => ({ entity: 'deal' as const, entityId: id, fields: { accountId: merge.into } })),
    ...from.map((id) => ({ entity: 'account' as const, entityId: id, fields: { deletedAt: now.toISOString() } })),
  ])
}

/** Gives a segment another name on its accounts; on closed deals, which keep theirs, only where that is asked for. */
export async function renameSegment(
  tx: WorkspaceTx,
  decision: Decision,
  rename: SegmentRename,
): Promise<AccountsChanged> {
  const { from, to, closedDeals } = rename
  await lockWorkspace(tx, decision.workspaceId)
  const mutations: ServerMutation[] = []
  for (const entity of closedDeals ? (['deal', 'account'] as const) : (['account'] as const)) {
    const rows = await tx
      .selectFrom(entity)
      .select('id')
      .where('workspaceId', '=', decision.workspaceId)
      .where('deletedAt', 'is', null)
      .where('segment', '=', from)
      .execute()
    mutations.push(...rows.map(({ id }) => ({ entity, entityId: id, fields: { segment: to } })))
  }
  if (mutations.length === 0) throw new BadInputError(`No account is in the segment "${from}". Nothing was changed.`)
  return change(tx, decision, 'segment', mutations)
}

async function change(
  tx: WorkspaceTx,
  { workspaceId, by, now }: Decision,
  kind: 'merge' | 'segment',
  mutations: readonly ServerMutation[],
): Promise<AccountsChanged> {
  const key = { workspaceId, id: v7() }
  const actor: Actor = { workspaceId, memberId: by }
  await beginBatch(tx, actor, { id: key.id, kind, fileName: null })
  const changed = { deal: 0, account: 0 }
  for (let at = 0; at < mutations.length; at += MAX_SERVER_MUTATIONS) {
    const part = mutations.slice(at, at + MAX_SERVER_MUTATIONS)
    const { written } = await serverMutations(tx, { workspaceId, by, now: now.getTime(), mutations: part })
    await keepChanges(tx, key, written)
    for (const { entity } of written) if (entity === 'deal' || entity === 'account') changed[entity]++
  }
  await noteBatch(tx, key, { state: 'finished', done: mutations.length, total: mutations.length })
  const counts = { accounts: changed.account, deals: changed.deal }
  await writeAudit(tx, actor, { action: 'accounts_changed', detail: { batch: key.id, kind, undone: false, ...counts } })
  return { batch: key.id, ...counts }
}

/** Undoes a merge or a rename; undefined when the workspace has none such. */
export async function undoAccountChange(undo: Undo): Promise<UndoAnswer | undefined> {
  const key = { workspaceId: undo.actor.workspaceId, id: undo.id }
  const batch = await inWorkspace(undo.db, key.workspaceId, (tx) => findBatch(tx, key))
  if (!batch || batch.kind === 'deals') return undefined
  const { kind } = batch
  return undoAsDecided(undo, ({ restored }) => ({
    action: 'accounts_changed',
    detail: { batch: undo.id, kind, undone: true, accounts: 0, deals: restored },
  }))
}
