import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { themesQuery } from '@/dashboard/api/queries'
import { useFilter } from '@/dashboard/filters/use-filter'

/** The themes that occur under the filter, what is at stake first. */
export function useThemes() {
  const { data, error, isPlaceholderData, refetch } = useQuery(themesQuery(useFilter()))
  const themes = useMemo(() => data?.themes.filter(({ objections }) => objections > 0), [data])
  return { themes, unassigned: data?.unassigned ?? 0, error, isStale: isPlaceholderData, retry: () => void refetch() }
}
