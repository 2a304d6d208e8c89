import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { themesQuery } from '@/dashboard/api/queries'
import { useFilter } from '@/dashboard/filters/use-filter'

/** The themes that occur under the filter, what is at stake first; without a filter also those nobody has raised yet. */
export function useThemes() {
  const filter = useFilter()
  const { data, error, isPlaceholderData, refetch } = useQuery(themesQuery(filter))
  const all = Object.keys(filter).length === 0
  const themes = useMemo(() => data?.themes.filter(({ objections }) => all || objections > 0), [data, all])
  return { themes, unassigned: data?.unassigned ?? 0, error, isStale: isPlaceholderData, retry: () => void refetch() }
}
