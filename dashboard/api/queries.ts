import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { stringifySearch } from '@/dashboard/address/search'
import type { ObjectionId } from '@/utils/model/ids'
import {
  dealDetail,
  dealPage,
  deviceList,
  facets,
  me,
  objectionDetail,
  objectionPage,
  themeDetail,
  themeList,
} from '@/utils/model/views'
import { ask } from './client'

/** Rows fetched at once: two or three screens. */
const PAGE = 100

// A changed filter keeps the last answer on the screen until the new one is there: nothing jumps.
const steady = { placeholderData: keepPreviousData }

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => ask({ path: '/api/me', answer: me, signal }),
  staleTime: 60_000,
})

export function objectionsQuery(filter: FilterSearch) {
  return infiniteQueryOptions({
    ...steady,
    queryKey: ['objections', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask({
        path: `/api/objections${stringifySearch({ ...filter, cursor: pageParam, limit: PAGE })}`,
        answer: objectionPage,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  })
}

export function facetsQuery(filter: FilterSearch) {
  return queryOptions({
    ...steady,
    queryKey: ['objections', 'facets', filter],
    queryFn: ({ signal }) => ask({ path: `/api/objections/facets${stringifySearch(filter)}`, answer: facets, signal }),
  })
}

export function objectionQuery(id: ObjectionId) {
  return queryOptions({
    queryKey: ['objections', 'one', id],
    queryFn: ({ signal }) => ask({ path: `/api/objections/${id}`, answer: objectionDetail, signal }),
  })
}

export function themesQuery(filter: FilterSearch) {
  return queryOptions({
    ...steady,
    queryKey: ['themes', 'list', filter],
    queryFn: ({ signal }) => ask({ path: `/api/themes${stringifySearch(filter)}`, answer: themeList, signal }),
  })
}

export function themeQuery(id: string, filter: FilterSearch) {
  return queryOptions({
    ...steady,
    queryKey: ['themes', 'one', id, filter],
    // The page is about this theme whatever the filter says of others.
    queryFn: ({ signal }) =>
      ask({
        path: `/api/themes/${encodeURIComponent(id)}${stringifySearch({ ...filter, theme: undefined })}`,
        answer: themeDetail,
        signal,
      }),
  })
}

export function dealsQuery(filter: FilterSearch) {
  return infiniteQueryOptions({
    ...steady,
    queryKey: ['deals', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask({
        path: `/api/deals${stringifySearch({ ...filter, cursor: pageParam, limit: PAGE })}`,
        answer: dealPage,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  })
}

export function dealQuery(id: string) {
  return queryOptions({
    queryKey: ['deals', 'one', id],
    queryFn: ({ signal }) => ask({ path: `/api/deals/${encodeURIComponent(id)}`, answer: dealDetail, signal }),
  })
}

/** The newest deals whose name or account contains what is typed, for finding one by name. */
export function namedDealsQuery(text: string) {
  return queryOptions({
    ...steady,
    queryKey: ['deals', 'named', text],
    queryFn: ({ signal }) =>
      ask({ path: `/api/deals${stringifySearch({ text: text.slice(0, 200), limit: 30 })}`, answer: dealPage, signal }),
  })
}

/** Looked at now and then: a browser that is heard of makes no news of its own. */
export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => ask({ path: '/api/devices', answer: deviceList, signal }),
  refetchInterval: 30_000,
})
