import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Schema, WorkspaceTx } from '@/server/db/schema'
import { EMPTY_FILTER, type Filter } from '@/utils/model/filter'
import type { DealId } from '@/utils/model/ids'
import type { DealDetail, DealPage } from '@/utils/model/views'
import { demoRecords } from './demo-queries'
import { keysetCursor, parseCursor } from './keyset'
import { filteredObjections, like, type Reader, segmentOfDeal, startOfDay } from './objection-filter'
import { objectionViews } from './objection-queries'

/** The day a deal counts under: when it closed, else when it opened; a deal without either comes last. */
const dealDay = sql<string>`coalesce(d.closed_at, d.opened_at, 'epoch')`

/** Fields of the filter that speak of objections: a deal passes when one of its objections does. */
const ABOUT_OBJECTIONS = ['theme', 'kind', 'category', 'severity'] as const satisfies readonly (keyof Filter)[]

/** Every field of a deal, its account's name, the segment it counts under, and how many objections it has. */
export function dealViews(tx: WorkspaceTx, reader: Pick<Reader, 'workspaceId'>) {
  return joinedDeals(tx, reader)
    .select(['d.id', 'd.workspaceId', 'd.externalId', 'd.name', 'd.accountId', segmentOfDeal.as('segment'), 'd.owner'])
    .select(['d.amount', 'd.currency', 'd.outcome', 'd.stage', 'd.openedAt', 'd.closedAt', 'd.competitors', 'd.lostTo'])
    .select(['d.primaryNeed', 'd.crmUrl', 'd.createdAt', 'd.deletedAt'])
    .select(['a.name as account', 'a.externalId as accountExternalId'])
    .select([
      objectionCount(reader, sql`true`).as('objections'),
      objectionCount(reader, sql`o.severity = 'blocker'`).as('blockers'),
    ])
}

/** One page of deals, the latest first. Filters about objections ask that the deal has one that passes them. */
export async function listDeals(
  tx: WorkspaceTx,
  reader: Reader,
  { filter, cursor, limit }: { filter: Filter; cursor: string | undefined; limit: number },
): Promise<DealPage> {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  let query = dealViews(tx, reader)
    .select(dealDay.as('day'))
    .where((eb) => eb.and(conditions(eb, tx, reader, filter)))
  if (after) query = query.where(sql<boolean>`(${dealDay}, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const rows = await query
    .orderBy(sql`${dealDay} desc`)
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await filteredDeals(tx, reader, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const last = rows.at(limit - 1)
  return {
    rows: rows.slice(0, limit).map(({ day: _, ...deal }) => deal),
    cursor: rows.length > limit && last ? keysetCursor(last.day, last.id) : null,
    total,
  }
}

/** One deal with its objections and demos; undefined when the workspace has none such. */
export async function dealDetail(tx: WorkspaceTx, reader: Reader, id: DealId): Promise<DealDetail | undefined> {
  const deal = await dealViews(tx, reader).where('d.id', '=', id).executeTakeFirst()
  if (!deal) return undefined
  const objections = await objectionViews(tx, reader, { ...EMPTY_FILTER, deal: id })
    .orderBy('o.raisedAt', 'desc')
    .limit(1_000)
    .execute()
  const demos = await demoRecords(tx, reader).where('dealId', '=', id).orderBy('startedAt', 'desc').execute()
  return { deal, objections, demos }
}

/** The deals that a filter lets through, each with its account; deleted ones never. */
export function filteredDeals(tx: WorkspaceTx, reader: Reader, filter: Filter) {
  return joinedDeals(tx, reader).where((eb) => eb.and(conditions(eb, tx, reader, filter)))
}

function joinedDeals(tx: WorkspaceTx, { workspaceId }: Pick<Reader, 'workspaceId'>) {
  return tx
    .selectFrom('deal as d')
    .leftJoin('account as a', (on) =>
      on.onRef('a.workspaceId', '=', 'd.workspaceId').onRef('a.id', '=', 'd.accountId').on('a.deletedAt', 'is', null),
    )
    .where('d.workspaceId', '=', workspaceId)
    .where('d.deletedAt', 'is', null)
}

type DealScope = { d: Schema['deal']; a: { [C in keyof Schema['account']]: Schema['account'][C] | null } } & Schema

/** Citus takes no correlation on the distribution column, so the workspace is named and not joined. */
function objectionCount({ workspaceId }: Pick<Reader, 'workspaceId'>, condition: RawBuilder<unknown>) {
  return sql<number>`(select count(*) from objection o where o.workspace_id = ${workspaceId} and o.deal_id = d.id
    and o.deleted_at is null and ${condition})`
}

function conditions(
  eb: ExpressionBuilder<DealScope, 'd' | 'a'>,
  tx: WorkspaceTx,
  reader: Reader,
  filter: Filter,
): Expression<SqlBool>[] {
  const words = like(filter.text)
  // Beside a filter about objections, words and days are those of the objections too: a figure counted on them opens its deals.
  const aboutObjections = ABOUT_OBJECTIONS.some((field) => filter[field].length > 0)
  const { text, from, to } = aboutObjections ? EMPTY_FILTER : filter
  return [
    text ? eb.or([eb('d.name', 'ilike', words), eb('a.name', 'ilike', words)]) : undefined,
    filter.segment.length > 0 ? eb(segmentOfDeal, 'in', filter.segment) : undefined,
    filter.outcome.length > 0 ? eb('d.outcome', 'in', filter.outcome) : undefined,
    filter.owner.length > 0 ? eb('d.owner', 'in', filter.owner) : undefined,
    filter.currency.length > 0 ? eb('d.currency', 'in', filter.currency) : undefined,
    filter.deal ? eb('d.id', '=', filter.deal) : undefined,
    from ? sql<SqlBool>`${dealDay} >= ${startOfDay(from, reader)}` : undefined,
    to ? sql<SqlBool>`${dealDay} < ${startOfDay(to, reader)} + interval '1 day'` : undefined,
    aboutObjections ? eb('d.id', 'in', filteredObjections(tx, reader, filter).select('o.dealId')) : undefined,
  ].filter((condition) => condition !== undefined)
}
