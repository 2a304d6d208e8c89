import { Link } from '@tanstack/react-router'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { formatCount } from '@/dashboard/format/counts'
import { MoneyTotal } from '@/dashboard/parts/money-total'
import { t } from '@/dashboard/strings'
import type { Money } from '@/utils/model/money'
import type { DealSum } from '@/utils/model/views'

/** A number of deals, and the way to them. */
export function CountDoor({ count, within }: { count: number; within: FilterSearch }) {
  if (count === 0) return <span className="none">0</span>
  return (
    <Link to="/deals" search={within} className="door" title={t('door.deals', { count })}>
      {formatCount(count)}
    </Link>
  )
}

/** Money with the number of deals it is the sum of, and the way to them. */
export function SumDoor({ sum, within }: { sum: DealSum; within: FilterSearch }) {
  if (sum.deals === 0) return <span className="none">{t('money.none')}</span>
  return (
    <Link to="/deals" search={within} className="door" title={t('door.deals', { count: sum.deals })}>
      <MoneyTotal total={sum.money} />
      <small>{t('door.in', { count: sum.deals })}</small>
    </Link>
  )
}

/** The figure a line is sorted by. */
export function MoneyDoor({ total, within }: { total: readonly Money[]; within: FilterSearch }) {
  if (total.every(({ minor }) => minor === 0)) return <span className="none">{t('money.none')}</span>
  return (
    <Link to="/deals" search={within} className="door strong">
      <MoneyTotal total={total} />
    </Link>
  )
}
