import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { themesQuery } from '@/dashboard/api/queries'
import { t } from '@/dashboard/strings'
import type { KeptFilter } from '@/utils/model/export'
import { filterWords } from './filter-words'

/** A kept filter in words, as a door to the list that has it now. */
export function FilterDoor({ filter: { hadWords: _, ...search } }: { filter: KeptFilter }) {
  const { data } = useQuery(themesQuery({}))
  const words = filterWords(search, data?.themes ?? [])
  return (
    <Link to="/objections" search={search} title={words} dir="auto">
      {words || t('exports.everything')}
    </Link>
  )
}
