import { ChevronDown } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { ListField } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import { OptionList } from './option-list'
import { useFilter } from './use-filter'
import { useOptions } from './use-options'

/** One field of the filter: its name and what it is narrowed to. */
export function FilterChip({ field }: { field: ListField }) {
  const chosen: readonly string[] = useFilter()[field] ?? []
  const options = useOptions(field)
  const name = t(`field.${field}`)
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
  return (
    <DialogTrigger>
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
      <Popover className="popover popover-list" placement="bottom start">
        <Dialog className="dialog-plain" aria-label={name}>
          <OptionList field={field} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
