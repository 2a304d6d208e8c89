import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { stringifySearch } from '@/dashboard/address/search'
import { coverage, week } from '@/utils/model/coverage'
import { ask } from './client'

export function coverageQuery(filter: FilterSearch) {
  return queryOptions({
    queryKey: ['coverage', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask({ path: `/api/coverage${stringifySearch(filter)}`, answer: coverage, signal }),
  })
}

/** Its days are its own, whatever the filter's are. */
export function weekQuery({ from: _, to: __, ...filter }: FilterSearch) {
  return queryOptions({
    queryKey: ['week', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask({ path: `/api/week${stringifySearch(filter)}`, answer: week, signal }),
  })
}
