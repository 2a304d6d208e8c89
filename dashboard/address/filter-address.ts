import { type Filter, filter } from '@/utils/model/filter'

/** A filter as it stands in the address: only what narrows something. */
export type FilterSearch = Partial<Filter>

export type FilterField = keyof Filter
export type ListField = { [K in FilterField]-?: Filter[K] extends unknown[] ? K : never }[FilterField]

const fields = Object.keys(filter.shape) as FilterField[]

export interface ReadFilter {
  filter: FilterSearch
  /** Fields whose value means nothing; the page says so instead of failing or silently showing too much. */
  refused: FilterField[]
}

/** Takes the filter out of an address, field by field, so that one bad value does not cost the others. */
export function readFilter(search: Readonly<Record<string, unknown>>): ReadFilter {
  const found: Record<string, unknown> = {}
  const refused: FilterField[] = []
  for (const field of fields) {
    const parsed = filter.shape[field].safeParse(search[field])
    if (!parsed.success) refused.push(field)
    else if (narrows(parsed.data)) found[field] = parsed.data
  }
  return { filter: found, refused }
}

/** What stays in the address from page to page: the filter, and nothing of the page that is left. */
export function onlyFilter(search: Readonly<Record<string, unknown>>): FilterSearch {
  return readFilter(search).filter
}

/** How many fields narrow the page. */
export function countActive(search: FilterSearch): number {
  const { to, ...rest } = search
  return Object.values(rest).filter(narrows).length + (to && !rest.from ? 1 : 0)
}

/** The filter with one value of a list put in, or taken out when it is there. */
export function toggled(search: FilterSearch, field: ListField, value: string): FilterSearch {
  const values: readonly string[] = search[field] ?? []
  const next = values.includes(value) ? values.filter((v) => v !== value) : [...values, value]
  return onlyFilter({ ...search, [field]: next })
}

function narrows(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}
