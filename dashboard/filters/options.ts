import type { FilterSearch, ListField } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import type { Facets } from '@/utils/model/views'
import { category, markKind, outcome, severity } from '@/utils/model/words'

/** One value that a field can be narrowed to. */
export interface Option {
  value: string
  label: string
  /** How many notes of the filter have it; null while or where that is not known. */
  count: number | null
}

export interface Known {
  facets: Facets | undefined
  currencies: readonly string[]
}

type Count = { value: string | null; count: number }

/** The values of a field with their counts. What is chosen is always among them, also at a count of 0. */
export function optionsOf(field: ListField, filter: FilterSearch, { facets, currencies }: Known): Option[] {
  switch (field) {
    case 'kind':
      return markKind.options.map((value) => ({ value, label: t(`kind.${value}`), count: null }))
    case 'severity':
      return severity.options.map((value) => option(value, t(`severity.${value}`), facets?.severity))
    case 'category':
      return byCount(category.options.map((value) => option(value, t(`category.${value}`), facets?.category)))
    case 'outcome':
      return outcome.options.map((value) => option(value, t(`outcome.${value}`), facets?.outcome))
    case 'currency':
      return union(filter.currency, currencies).map((value) => ({ value, label: value, count: null }))
    case 'theme':
      return themeOptions(filter, facets)
    case 'segment':
    case 'owner':
      return byCount(
        union(filter[field], present(facets?.[field])).map((value) => option(value, value, facets?.[field])),
      )
  }
}

function themeOptions(filter: FilterSearch, facets: Facets | undefined): Option[] {
  const counts = (facets?.theme ?? []).map(({ value, title, count }) => ({ value: value ?? 'none', title, count }))
  const title = (value: string) =>
    value === 'none' ? t('theme.none') : (counts.find((c) => c.value === value)?.title ?? t('theme.unnamed'))
  const values = union(filter.theme, present(counts))
  return byCount(values.map((value) => option(value, title(value), facets && counts)))
}

function option(value: string, label: string, counts: readonly Count[] | undefined): Option {
  return { value, label, count: counts ? (counts.find((c) => c.value === value)?.count ?? 0) : null }
}

function present(counts: readonly Count[] | undefined): string[] {
  return (counts ?? []).flatMap(({ value }) => (value === null ? [] : [value]))
}

function union(...lists: ReadonlyArray<readonly string[] | undefined>): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))]
}

function byCount(options: Option[]): Option[] {
  return options.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.label.localeCompare(b.label))
}
