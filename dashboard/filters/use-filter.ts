import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type FilterSearch, onlyFilter } from '@/dashboard/address/filter-address'
import { parseSearch, stringifySearch } from '@/dashboard/address/search'

/** The filter of the address; the same object as long as it says the same. */
export function useFilter(): FilterSearch {
  const text = stringifySearch(onlyFilter(useSearch({ strict: false })))
  return useMemo(() => onlyFilter(parseSearch(text)), [text])
}

/** Changes the filter in place: the page and what is open on it stay. */
export function useSetFilter() {
  const navigate = useNavigate()
  return useCallback(
    (change: (filter: FilterSearch) => FilterSearch) =>
      void navigate({
        to: '.',
        replace: true,
        search: (search) => {
          const { filter, rest } = split(search)
          return { ...rest, ...change(filter) }
        },
      }),
    [navigate],
  )
}

function split(search: Readonly<Record<string, unknown>>) {
  const filter = onlyFilter(search)
  const rest = Object.fromEntries(Object.entries(search).filter(([name]) => !(name in filter)))
  return { filter, rest }
}
