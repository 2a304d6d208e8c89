import { ChevronDown } from 'lucide-react'
import { Button, DialogTrigger } from 'react-aria-components'
import { type ListField, onlyFilter } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import { OptionPopover } from './option-popover'
import { useFilter, useSetFilter } from './use-filter'
import { useOptions } from './use-options'

interface Props {
  field: ListField
  /** Just added by hand: its values open at once. */
  defaultOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** One field of the filter: its name and what it is narrowed to. */
export function FilterChip({ field, defaultOpen, onOpenChange }: Props) {
  const filter = useFilter()
  const setFilter = useSetFilter()
  const options = useOptions(field)
  const chosen: readonly string[] = filter[field] ?? []
  const name = t(`field.${field}`)
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
  return (
    <DialogTrigger defaultOpen={defaultOpen} onOpenChange={onOpenChange}>
      <Button className="chip" data-active={chosen.length > 0 || undefined}>
        <span>{name}</span>
        {labels.length > 0 && (
          <strong dir="auto">
            {labels[0]}
            {labels.length > 1 && ` +${labels.length - 1}`}
          </strong>
        )}
        <ChevronDown aria-hidden size={14} />
      </Button>
      <OptionPopover
        name={name}
        options={options}
        chosen={chosen}
        onChange={(values) => setFilter((now) => onlyFilter({ ...now, [field]: values }))}
      />
    </DialogTrigger>
  )
}
