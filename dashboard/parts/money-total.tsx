import { formatMoney, ordered } from '@/dashboard/format/money'
import { t } from '@/dashboard/strings'
import type { Money } from '@/utils/model/money'
import { useMe } from './workspace'

/** A total, one amount per currency, the workspace's own first: currencies are never added. */
export function MoneyTotal({ total }: { total: readonly Money[] }) {
  const { currency: own } = useMe().workspace
  const amounts = ordered(total, own).filter(({ minor }) => minor !== 0)
  if (amounts.length === 0) return <span className="none">{t('money.none')}</span>
  return (
    <span className="money">
      {amounts.map((money) => (
        <span key={money.currency}>{formatMoney(money)}</span>
      ))}
    </span>
  )
}

/** One deal's amount, which may not be known. */
export function Amount({ amount, currency }: { amount: number | null; currency: string | null }) {
  if (amount === null || currency === null) return <span className="none">{t('money.unknown')}</span>
  return <span className="money">{formatMoney({ currency, minor: amount })}</span>
}
