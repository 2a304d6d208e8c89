import { Check } from 'lucide-react'
import {
  Autocomplete,
  Button,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  useFilter as useTextFilter,
} from 'react-aria-components'
import { formatCount } from '@/dashboard/format/counts'
import { t } from '@/dashboard/strings'
import type { Option } from './options'

interface Props {
  name: string
  options: readonly Option[]
  chosen: readonly string[]
  onChange: (values: string[]) => void
}

/** The values of one field, found by typing; several may be chosen, the page follows each choice. */
export function OptionPopover({ name, options, chosen, onChange }: Props) {
  const { contains } = useTextFilter({ sensitivity: 'base' })
  const isLong = options.length > 8
  return (
    <Popover className="popover popover-list" placement="bottom start">
      <Dialog className="dialog-plain" aria-label={name}>
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
            selectedKeys={chosen}
            onSelectionChange={(keys) => onChange(keys === 'all' ? options.map((o) => o.value) : [...keys].map(String))}
            renderEmptyState={() => <p className="quiet">{t('filter.nothingFound')}</p>}
          >
            {options.map(({ value, label, count }) => (
              <ListBoxItem key={value} id={value} className="option" textValue={label}>
                <Check aria-hidden size={14} className="option-check" />
                <span className="option-label" dir="auto">
                  {label}
                </span>
                {count !== null && <span className="count">{formatCount(count)}</span>}
              </ListBoxItem>
            ))}
          </ListBox>
        </Autocomplete>
        {chosen.length > 0 && (
          <Button className="popover-foot" onPress={() => onChange([])}>
            {t('filter.clear', { name })}
          </Button>
        )}
      </Dialog>
    </Popover>
  )
}
