import { Check } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox } from 'react-aria-components'
import { type ListField, toggled } from '@/dashboard/address/filter-address'
import type { Option } from '@/dashboard/filters/options'
import { useFilter, useSetFilter } from '@/dashboard/filters/use-filter'
import { useOptions } from '@/dashboard/filters/use-options'
import { formatCount } from '@/dashboard/format/counts'
import { t } from '@/dashboard/strings'

const fields = ['severity', 'theme', 'category', 'segment', 'outcome', 'owner'] as const

/** As many values as stand without asking for more. */
const SHORT = 6

/** What the notes of the filter have in common, with counts; each value narrows the list. */
export function FacetRail() {
  return (
    <aside className="facets" aria-label={t('facets.label')}>
      {fields.map((field) => (
        <Facet key={field} field={field} />
      ))}
    </aside>
  )
}

function Facet({ field }: { field: ListField }) {
  const [isLong, setLong] = useState(false)
  const filter = useFilter()
  const setFilter = useSetFilter()
  const chosen: readonly string[] = filter[field] ?? []
  const options = useOptions(field).filter(({ value, count }) => count !== 0 || chosen.includes(value))
  const shown = isLong ? options : options.filter(({ value }, index) => index < SHORT || chosen.includes(value))
  const rest = options.length - shown.length
  const name = t(`field.${field}`)
  if (options.length === 0) return null
  return (
    <fieldset className="facet">
      <legend>{name}</legend>
      {shown.map((option) => (
        <FacetValue
          key={option.value}
          option={option}
          isChosen={chosen.includes(option.value)}
          onToggle={() => setFilter((now) => toggled(now, field, option.value))}
        />
      ))}
      {(rest > 0 || (isLong && options.length > SHORT)) && (
        <Button className="facet-more" onPress={() => setLong(!isLong)} aria-expanded={isLong}>
          {isLong ? t('facets.fewer') : t('facets.more', { count: rest })}
        </Button>
      )}
    </fieldset>
  )
}

function FacetValue({ option, isChosen, onToggle }: { option: Option; isChosen: boolean; onToggle: () => void }) {
  const { label, count } = option
  return (
    <Checkbox className="facet-value" isSelected={isChosen} onChange={onToggle}>
      <span className="box" aria-hidden>
        <Check size={12} />
      </span>
      <span className="facet-label" dir="auto" title={label}>
        {label}
      </span>
      {count !== null && <span className="count">{formatCount(count)}</span>}
    </Checkbox>
  )
}
