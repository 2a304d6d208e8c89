import { useQuery } from '@tanstack/react-query'
import type { ListField } from '@/dashboard/address/filter-address'
import { facetsQuery, themesQuery } from '@/dashboard/api/queries'
import { currenciesOf } from '@/dashboard/format/money'
import { useMe } from '@/dashboard/parts/workspace'
import { type Option, optionsOf } from './options'
import { useFilter } from './use-filter'

/** The values a field can be narrowed to, with counts that follow the filter. */
export function useOptions(field: ListField): Option[] {
  const filter = useFilter()
  const { currency } = useMe().workspace
  const { data: facets } = useQuery(facetsQuery(filter))
  const { data: list } = useQuery({ ...themesQuery({ ...filter, currency: undefined }), enabled: field === 'currency' })
  const totals = (list?.themes ?? []).flatMap(({ lost, open, won }) => [lost.money, open.money, won.money])
  return optionsOf(field, filter, { facets, currencies: currenciesOf(totals, currency) })
}
