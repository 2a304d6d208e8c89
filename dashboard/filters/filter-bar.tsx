import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { countActive, type ListField, onlyFilter } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import { FilterChip } from './filter-chip'
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
  const [added, setAdded] = useState<ListField | null>(null)
  const shown = further.filter((field) => filter[field] || field === added)
  const hidden = further.filter((field) => !shown.includes(field))
  return (
    <search className="filterbar" aria-label={t('filter.label')}>
      <TextFilter />
      <PeriodChip />
      {pinned.map((field) => (
        <FilterChip key={field} field={field} />
      ))}
      {shown.map((field) => (
        <FilterChip
          key={field}
          field={field}
          defaultOpen={field === added}
          onOpenChange={(isOpen) => isOpen || setAdded(null)}
        />
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
      {hidden.length > 0 && <MoreFilters fields={hidden} onPick={setAdded} />}
      {countActive(filter) > 0 && (
        <Button className="clear-all" onPress={() => setFilter(() => ({}))}>
          {t('filter.clearAll')}
        </Button>
      )}
    </search>
  )
}

function MoreFilters({ fields, onPick }: { fields: readonly ListField[]; onPick: (field: ListField) => void }) {
  return (
    <MenuTrigger>
      <Button className="chip chip-more">
        <Plus aria-hidden size={14} />
        {t('filter.more')}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu className="menu" aria-label={t('filter.more')}>
          {fields.map((field) => (
            <MenuItem key={field} className="menu-item" onAction={() => onPick(field)}>
              {t(`field.${field}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
