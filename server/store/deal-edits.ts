import type { WorkspaceTx } from '@/server/db/schema'
import { AccountBook } from '@/server/import/account-book'
import { differences } from '@/server/import/import-target'
import type { ServerMutation } from '@/server/sync/server-mutations'
import {
  type BulkAnswer,
  type BulkDeal,
  bulkDeal,
  type DealEdit,
  isClosed,
  type NewDeal,
} from '@/utils/model/deal-edit'
import { BadInputError } from '@/utils/model/errors'
import { type DealId, dealId, newId, objectionId, type ThemeId } from '@/utils/model/ids'
import type { Deal } from '@/utils/model/records'
import { writeAudit } from './audit'
import { dealsBySourceId } from './by-source-id'
import type { Decision } from './curation'
import { lockWorkspace } from './postgres-sync-store'
import { serverMutations } from './server-mutations'

/** Makes a deal by hand, with its account where there is none of that name. */
export async function createDeal(tx: WorkspaceTx, decision: Decision, given: NewDeal): Promise<DealId> {
  const accounts = await open(tx, decision)
  const id = newId(dealId)
  const fields = fieldsOf(given, undefined, { accounts, decision })
  await save(tx, decision, accounts, [{ entity: 'deal', entityId: id, fields }])
  return id
}

/** Changes a deal; false when the workspace has none such. What broke it is noted on it, once. */
export async function editDeal(tx: WorkspaceTx, decision: Decision, id: DealId, edit: DealEdit): Promise<boolean> {
  const accounts = await open(tx, decision)
  const { brokenBy, ...given } = edit
  const [standing] = (await dealsBySourceId(tx, decision.workspaceId, [id])).values()
  if (!standing) return false
  const own = await accountOf(tx, decision, standing)
  const fields = fieldsOf({ account: own, ...given }, standing, { accounts, decision })
  const mutations: ServerMutation[] = [{ entity: 'deal', entityId: standing.id, fields }]
  if (brokenBy) mutations.push(...(await noteOf(tx, decision, standing.id, brokenBy)))
  await save(tx, decision, accounts, mutations)
  return true
}

/** Makes or changes deals by the id that their source gave them; each bad row is answered by its index. */
export async function upsertDeals(tx: WorkspaceTx, decision: Decision, rows: readonly unknown[]): Promise<BulkAnswer> {
  const accounts = await open(tx, decision)
  const answer: BulkAnswer = { made: 0, changed: 0, unchanged: 0, rejected: [] }
  const good = goodRows(rows, answer)
  const known = await dealsBySourceId(
    tx,
    decision.workspaceId,
    good.map(({ externalId }) => externalId),
  )
  const mutations: ServerMutation[] = []
  for (const { externalId, ...given } of good) {
    const standing = known.get(externalId)
    const own = standing && given.account === undefined ? await accountOf(tx, decision, standing) : null
    const fields = fieldsOf({ account: own, ...given }, standing, { accounts, decision })
    const changed = standing ? differences(standing, fields) : { name: externalId, ...fields, externalId }
    answer[standing === undefined ? 'made' : changed ? 'changed' : 'unchanged']++
    if (changed) mutations.push({ entity: 'deal', entityId: standing?.id ?? newId(dealId), fields: changed })
  }
  await save(tx, decision, accounts, mutations)
  return answer
}

function goodRows(rows: readonly unknown[], answer: BulkAnswer): BulkDeal[] {
  const firstOf = new Map<string, number>()
  return rows.flatMap((row, index) => {
    const parsed = bulkDeal.safeParse(row)
    if (!parsed.success) {
      const message = parsed.error.issues
        .map((issue) => `${issue.path.join('.') || 'row'}: ${issue.message}`)
        .join('; ')
      answer.rejected.push({ index, message })
      return []
    }
    const earlier = firstOf.get(parsed.data.externalId)
    if (earlier !== undefined) {
      answer.rejected.push({ index, message: `externalId: stands in row ${earlier} already; that one was taken` })
      return []
    }
    firstOf.set(parsed.data.externalId, index)
    return [parsed.data]
  })
}

async function open(tx: WorkspaceTx, { workspaceId }: Decision): Promise<AccountBook> {
  await lockWorkspace(tx, workspaceId)
  return AccountBook.open(tx, workspaceId)
}

async function accountOf(tx: WorkspaceTx, { workspaceId }: Decision, { accountId }: Deal): Promise<string | null> {
  if (accountId === null) return null
  const query = tx
    .selectFrom('account')
    .select('name')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', accountId)
  return (await query.executeTakeFirst())?.name ?? null
}

interface Context {
  accounts: AccountBook
  decision: Decision
}

/** What is said of a deal as its record has it: by its account's id, with the segment that a closed deal keeps. */
function fieldsOf(given: DealEdit, standing: Deal | undefined, { accounts, decision }: Context): Partial<Deal> {
  const { account: name, segment, brokenBy: _, ...own } = given
  const outcome = given.outcome ?? standing?.outcome ?? 'unknown'
  const account = name == null ? undefined : accounts.ensure(name, { segment: segment ?? null })
  if (segment != null && !account)
    throw new BadInputError('A segment is of an account: name the account too. Nothing was changed.')
  if (!isClosed(outcome)) return { ...own, accountId: account?.id ?? null, segment: null, closedAt: null }
  const closedAt = own.closedAt ?? standing?.closedAt ?? decision.now.toISOString()
  // It keeps what it closed with, whatever its account is called later.
  const atClosing = standing?.segment ?? account?.segment ?? null
  return { ...own, accountId: account?.id ?? null, segment: atClosing, closedAt }
}

/** A blocker on the deal of that theme, unless there is one. It is recorded today, so it says itself that it is hindsight. */
async function noteOf(
  tx: WorkspaceTx,
  { workspaceId, by, now }: Decision,
  id: DealId,
  theme: ThemeId,
): Promise<ServerMutation[]> {
  const known = await tx
    .selectFrom('theme')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', theme)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (!known)
    throw new BadInputError('This theme is not there any more. Nothing was changed: reload and choose another.')
  const noted = await tx
    .selectFrom('objection')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where((is) => is.and({ dealId: id, themeId: theme, severity: 'blocker' }))
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (noted) return []
  const fields = {
    ...{ memberId: by, dealId: id, themeId: theme, themeBy: by, severity: 'blocker', source: 'debrief' },
    raisedAt: now.toISOString(),
  }
  return [{ entity: 'objection', entityId: newId(objectionId), fields }]
}

async function save(
  tx: WorkspaceTx,
  { workspaceId, by, now }: Decision,
  accounts: AccountBook,
  mutations: readonly ServerMutation[],
): Promise<void> {
  const write = { workspaceId, by, now: now.getTime() }
  await serverMutations(tx, { ...write, mutations: accounts.takeChanges() })
  const { made, changed } = await serverMutations(tx, { ...write, mutations })
  const touched = new Set([...made, ...changed])
  const deals = mutations.flatMap(({ entity, entityId }) =>
    entity === 'deal' && touched.has(entityId) ? entityId : [],
  )
  if (deals.length === 0) return
  const ids = deals.map((id) => dealId.parse(id))
  await writeAudit(tx, { workspaceId, memberId: by }, { action: 'deal_changed', detail: { deals: ids } })
}
