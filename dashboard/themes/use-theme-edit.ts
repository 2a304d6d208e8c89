import { useMutation, useQueryClient } from '@tanstack/react-query'
import { editTheme } from '@/dashboard/api/changes'
import type { ThemeEdit, ThemeSummary } from '@/utils/model/views'

/** Saves a change of a theme; until it is answered the page shows what was chosen. */
export function useThemeEdit(theme: ThemeSummary) {
  const client = useQueryClient()
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (fields: ThemeEdit) => editTheme(theme.id, fields),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  })
  return { save: mutate, error, isPending, now: { ...theme, ...(isPending ? variables : {}) } }
}
