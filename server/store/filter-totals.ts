import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Filter } from '@/utils/model/filter'
import { filteredObjections, type Reader, segmentOfDeal } from './objection-filter'
import { type SightingGroup, type Sightings, sumSightings } from './sightings'

/** The filtered objections and their deals, each deal once whatever its themes. */
export async function filterTotals(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Sightings> {
  const deals = filteredObjections(tx, reader, filter)
    .select((eb) => [
      'd.id as dealId',
      'd.outcome',
      'd.currency',
      'd.amount',
      eb.fn.countAll<number>().as('objections'),
      sql<boolean>`bool_or(o.severity = 'blocker')`.as('blocked'),
    ])
    .groupBy(['d.id', 'd.outcome', 'd.currency', 'd.amount'])
  const groups: SightingGroup[] = await tx
    .selectFrom(deals.as('s'))
    .select((eb) => [
      sql<null>`null`.as('themeId'),
      sql<null>`null`.as('segment'),
      's.outcome',
      's.currency',
      sql<number>`sum(s.objections)::bigint`.as('objections'),
      eb.fn.count<number>('s.dealId').as('deals'),
      sql<number>`count(s.deal_id) filter (where s.blocked)`.as('blockerDeals'),
      sql<number>`coalesce(sum(s.amount), 0)::bigint`.as('minor'),
      sql<number>`coalesce(sum(s.amount) filter (where s.blocked), 0)::bigint`.as('blockedMinor'),
    ])
    .groupBy(['s.outcome', 's.currency'])
    .execute()
  return sumSightings(groups)
}

/** Every deal that a filtered objection is on, once, the largest first, with how many of the objections are on it. */
export function dealsOfFilter(tx: WorkspaceTx, reader: Reader, filter: Filter) {
  return filteredObjections(tx, reader, filter)
    .where('d.id', 'is not', null)
    .select((eb) => [
      'd.id as dealId',
      'd.externalId',
      'd.name as deal',
      'a.name as account',
      segmentOfDeal.as('segment'),
      'd.owner',
      'd.outcome',
      'd.amount',
      'd.currency',
      'd.closedAt',
      eb.fn.countAll<number>().as('notes'),
      sql<number>`count(*) filter (where o.severity = 'blocker')`.as('blockers'),
    ])
    .groupBy(['d.id', 'd.externalId', 'd.name', 'a.name', segmentOfDeal])
    .groupBy(['d.owner', 'd.outcome', 'd.amount', 'd.currency', 'd.closedAt'])
    .orderBy(sql`d.amount desc nulls last`)
    .orderBy('d.id')
}
