import { type SqlBool, sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import { outweighs } from '@/utils/analysis/outweighs'
import type { Coverage, Voice } from '@/utils/model/coverage'
import { EMPTY_FILTER, type Filter } from '@/utils/model/filter'
import { dealViews, filteredDeals } from './deal-queries'
import { filteredObjections, type Reader, startOfDay } from './objection-filter'

/** How many deals without a note are named; the count says how many there are. */
const MOST_DEALS = 100

/** What was held and what was written down, of the filter's deals, people and days. */
export async function coverageOf(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Coverage> {
  const { text: _, theme, kind, category, severity, ...rest } = filter
  const about = { ...EMPTY_FILTER, ...rest }
  return {
    deals: await dealsWithoutNotes(tx, reader, about),
    demos: await demosByDay(tx, reader, about),
    voices: await voicesOf(tx, reader, about),
  }
}

async function dealsWithoutNotes(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Coverage['deals']> {
  const untagged = sql<boolean>`not exists (select from objection o where o.workspace_id = ${reader.workspaceId}
    and o.deal_id = d.id and o.deleted_at is null)`
  const { total, without } = await filteredDeals(tx, reader, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .select(sql<number>`count(*) filter (where ${untagged})`.as('without'))
    .executeTakeFirstOrThrow()
  const latest = await filteredDeals(tx, reader, filter)
    .select('d.id')
    .where(untagged)
    .orderBy(sql`coalesce(d.closed_at, d.opened_at, 'epoch') desc`)
    .orderBy('d.id')
    .limit(MOST_DEALS)
    .execute()
  const ids = latest.map(({ id }) => id)
  const views = ids.length > 0 ? await dealViews(tx, reader).where('d.id', 'in', ids).execute() : []
  const place = new Map(ids.map((id, at) => [id, at]))
  const rows = views.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  return { total, untagged: without, rows }
}

/** The demos of the filter, each with whether anything was written down in it. */
export function filteredDemos(tx: WorkspaceTx, reader: Reader, filter: Filter) {
  const captured = sql<boolean>`exists (select from objection o where o.workspace_id = ${reader.workspaceId}
    and o.demo_id = m.id and o.deleted_at is null)`
  const ofDeal = filter.segment.length + filter.outcome.length + filter.owner.length + filter.currency.length > 0
  return tx
    .selectFrom('demo as m')
    .select(['m.id', 'm.memberId', 'm.startedAt', captured.as('captured')])
    .where('m.workspaceId', '=', reader.workspaceId)
    .where('m.deletedAt', 'is', null)
    .$if(ofDeal, (query) => query.where('m.dealId', 'in', filteredDealIds(tx, reader, filter)))
    .$if(filter.deal !== undefined, (query) => query.where('m.dealId', '=', filter.deal ?? null))
    .$if(filter.from !== undefined, (query) =>
      query.where(sql<SqlBool>`m.started_at >= ${startOfDay(filter.from, reader)}`),
    )
    .$if(filter.to !== undefined, (query) =>
      query.where(sql<SqlBool>`m.started_at < ${startOfDay(filter.to, reader)} + interval '1 day'`),
    )
}

/** A demo's own day counts, not that of its deal. */
function filteredDealIds(tx: WorkspaceTx, reader: Reader, filter: Filter) {
  return filteredDeals(tx, reader, { ...filter, from: undefined, to: undefined }).select('d.id')
}

async function demosByDay(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Coverage['demos']> {
  const day = sql<string>`to_char(f.started_at at time zone ${reader.timeZone}, 'YYYY-MM-DD')`
  const days = await tx
    .selectFrom(filteredDemos(tx, reader, filter).as('f'))
    .select([
      day.as('day'),
      sql<number>`count(*)`.as('held'),
      sql<number>`count(*) filter (where f.captured)`.as('captured'),
    ])
    .groupBy('day')
    .orderBy('day')
    .execute()
  const sum = (of: 'held' | 'captured') => days.reduce((total, one) => total + one[of], 0)
  return { held: sum('held'), captured: sum('captured'), days }
}

async function voicesOf(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Voice[]> {
  const members = await tx
    .selectFrom('member')
    .select(['id', 'name', 'roles', 'removedAt'])
    .where('workspaceId', '=', reader.workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const held = await tx
    .selectFrom(filteredDemos(tx, reader, filter).as('f'))
    .select([
      'f.memberId',
      sql<number>`count(*)`.as('demos'),
      sql<number>`count(*) filter (where f.captured)`.as('captured'),
    ])
    .groupBy('f.memberId')
    .execute()
  const written = await filteredObjections(tx, reader, filter)
    .select(['o.memberId', sql<number>`count(*)`.as('notes'), sql<number>`count(distinct o.deal_id)`.as('deals')])
    .groupBy('o.memberId')
    .execute()
  const byMember = <Row extends { memberId: string | null }>(rows: Row[]) =>
    new Map(rows.map((row) => [row.memberId, row]))
  const [demosOf, notesOf] = [byMember(held), byMember(written)]
  const heard = members
    .map(({ id, name, roles, removedAt }) => {
      const { demos = 0, captured = 0 } = demosOf.get(id) ?? {}
      const { notes = 0, deals = 0 } = notesOf.get(id) ?? {}
      const isExpected = removedAt === null && roles.includes('se')
      return { memberId: id, name, demos, captured, notes, deals, isExpected }
    })
    .filter(({ demos, notes, isExpected }) => demos > 0 || notes > 0 || isExpected)
  const [byNotes, byDeals] = [outweighs(heard.map(({ notes }) => notes)), outweighs(heard.map(({ deals }) => deals))]
  return heard.map(({ isExpected: _, ...one }, at) => ({
    ...one,
    outweighsByNotes: byNotes[at] ?? false,
    outweighsByDeals: byDeals[at] ?? false,
  }))
}
