import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Filter } from '@/utils/model/filter'
import type { Facets } from '@/utils/model/views'
import type { Category, Outcome, Severity } from '@/utils/model/words'
import { type FilterField, filteredObjections, type Reader, segmentOfDeal } from './objection-filter'

/** How many values of a facet are shown: the most frequent ones. */
const MAX_VALUES = 200

/** How many objections of the filter have each value; a field's own filter does not narrow its own counts. */
export async function objectionFacets(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Facets> {
  const counts = <T>(field: FilterField, value: RawBuilder<T>) =>
    filteredObjections(tx, reader, filter, field)
      .select((eb) => [value.as('value'), eb.fn.countAll<number>().as('count')])
      .groupBy(value)
      .orderBy('count', 'desc')
      .orderBy('value')
      .limit(MAX_VALUES)
      .execute()
  return {
    category: await counts('category', sql<Category>`o.category`),
    severity: await counts('severity', sql<Severity>`o.severity`),
    segment: await counts('segment', segmentOfDeal),
    outcome: await counts('outcome', sql<Outcome | null>`d.outcome`),
    owner: await counts('owner', sql<string | null>`d.owner`),
    theme: await themeCounts(tx, reader, filter),
  }
}

function themeCounts(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Facets['theme']> {
  return filteredObjections(tx, reader, filter, 'theme')
    .select((eb) => ['t.id as value', 't.title', eb.fn.countAll<number>().as('count')])
    .groupBy(['t.id', 't.title'])
    .orderBy('count', 'desc')
    .orderBy('t.title')
    .limit(MAX_VALUES)
    .execute()
}
