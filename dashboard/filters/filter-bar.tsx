import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { countActive, type ListField, onlyFilter } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import { FilterChip } from './filter-chip'
import { MoreFilters } from './more-filters'
import { PeriodChip } from './period-chip'
import { TextFilter } from './text-filter'
import { useFilter, useSetFilter } from './use-filter'

/** Always in sight, as most questions need one of them; the others appear when they narrow something. */
const pinned: readonly ListField[] = ['segment', 'outcome', 'severity']
const further: readonly ListField[] = ['category', 'theme', 'owner', 'kind', 'currency']

/** The one filter of all pages. */
export function FilterBar() {
  const filter = useFilter()
  const setFilter = useSetFilter()
  const shown = [...pinned, ...further.filter((field) => filter[field])]
  return (
    <search className="filterbar" aria-label={t('filter.label')}>
      <TextFilter />
      <PeriodChip />
      {shown.map((field) => (
        <FilterChip key={field} field={field} />
      ))}
      {filter.deal && (
        <Button
          className="chip"
          data-active
          onPress={() => setFilter((now) => onlyFilter({ ...now, deal: undefined }))}
        >
          {t('filter.oneDeal')}
          <X aria-label={t('filter.remove')} size={14} />
        </Button>
      )}
      <MoreFilters fields={further} />
      {countActive(filter) > 0 && (
        <Button className="clear-all" onPress={() => setFilter(() => ({}))}>
          {t('filter.clearAll')}
        </Button>
      )}
    </search>
  )
}
