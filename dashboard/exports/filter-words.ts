import type { FilterSearch } from '@/dashboard/address/filter-address'
import { formatCalendarDay } from '@/dashboard/format/dates'
import { t } from '@/dashboard/strings'

interface Named {
  id: string
  title: string
}

/** A filter in words: `Severity: Blocker; Segment: Enterprise`. Empty where it narrows nothing. */
export function filterWords(filter: FilterSearch, themes: readonly Named[]): string {
  const title = (id: string) =>
    id === 'none' ? t('theme.none') : (themes.find((theme) => theme.id === id)?.title ?? t('theme.unnamed'))
  const parts: [string, readonly string[] | undefined][] = [
    [t('field.period'), period(filter)],
    [t('field.theme'), filter.theme?.map(title)],
    [t('field.kind'), filter.kind?.map((value) => t(`kind.${value}`))],
    [t('field.category'), filter.category?.map((value) => t(`category.${value}`))],
    [t('field.severity'), filter.severity?.map((value) => t(`severity.${value}`))],
    [t('field.segment'), filter.segment],
    [t('field.outcome'), filter.outcome?.map((value) => t(`outcome.${value}`))],
    [t('field.owner'), filter.owner],
    [t('field.currency'), filter.currency],
  ]
  const said = parts.flatMap(([name, values]) => (values?.length ? [`${name}: ${values.join(', ')}`] : []))
  return [...said, ...(filter.deal ? [t('filter.oneDeal')] : [])].join('; ')
}

function period({ from, to }: FilterSearch): string[] | undefined {
  const days = { from: from && formatCalendarDay(from), to: to && formatCalendarDay(to) }
  if (days.from && days.to) return [t('period.between', days)]
  if (days.from) return [t('period.since', days)]
  return days.to ? [t('period.until', days)] : undefined
}
