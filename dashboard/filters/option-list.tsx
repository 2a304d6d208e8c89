import { Check } from 'lucide-react'
import {
  Autocomplete,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  useFilter as useTextFilter,
} from 'react-aria-components'
import { type ListField, onlyFilter } from '@/dashboard/address/filter-address'
import { formatCount } from '@/dashboard/format/counts'
import { t } from '@/dashboard/strings'
import type { Option } from './options'
import { useFilter, useSetFilter } from './use-filter'
import { useOptions } from './use-options'

/** From so many values on, typing finds one faster than looking. */
const LONG = 9

/** The values of one field, found by typing; several may be chosen, the page follows each choice. */
export function OptionList({ field }: { field: ListField }) {
  const setFilter = useSetFilter()
  const options = useOptions(field)
  const chosen: readonly string[] = useFilter()[field] ?? []
  const name = t(`field.${field}`)
  const choose = (values: readonly string[]) => setFilter((now) => onlyFilter({ ...now, [field]: values }))
  const { contains } = useTextFilter({ sensitivity: 'base' })
  const isLong = options.length >= LONG
  return (
    <>
      <Autocomplete filter={contains}>
        {isLong && (
          <SearchField className="list-search" aria-label={t('filter.find', { name })} autoFocus>
            <Input placeholder={t('filter.find', { name })} />
          </SearchField>
        )}
        <ListBox
          className="listbox"
          aria-label={name}
          autoFocus={!isLong}
          selectionMode="multiple"
          escapeKeyBehavior="none"
          selectedKeys={chosen}
          onSelectionChange={(keys) => choose(keys === 'all' ? options.map((o) => o.value) : [...keys].map(String))}
          renderEmptyState={() => <p className="quiet">{t('filter.nothingFound')}</p>}
        >
          {options.map((option) => (
            <OptionItem key={option.value} option={option} />
          ))}
        </ListBox>
      </Autocomplete>
      {chosen.length > 0 && (
        <Button className="popover-foot" onPress={() => choose([])}>
          {t('filter.clear', { name })}
        </Button>
      )}
    </>
  )
}

function OptionItem({ option: { value, label, count } }: { option: Option }) {
  return (
    <ListBoxItem id={value} className="option" textValue={label}>
      <Check aria-hidden size={14} className="option-check" />
      <span className="option-label" dir="auto">
        {label}
      </span>
      {count !== null && <span className="count">{formatCount(count)}</span>}
    </ListBoxItem>
  )
}
