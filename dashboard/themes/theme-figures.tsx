import type { FilterSearch } from '@/dashboard/address/filter-address'
import { formatCount } from '@/dashboard/format/counts'
import { Figure } from '@/dashboard/parts/figure'
import { MoneyTotal } from '@/dashboard/parts/money-total'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { barOutcomes } from './bars'

/** What the theme comes to: each figure opens the notes or deals it was counted from. */
export function ThemeFigures({ theme, within }: { theme: ThemeSummary; within: FilterSearch }) {
  return (
    <ul className="figures">
      {barOutcomes.map((outcome) => (
        <Figure
          key={outcome}
          name={<OutcomeTag outcome={outcome} />}
          to="/deals"
          search={{ ...within, outcome: [outcome] }}
        >
          <MoneyTotal total={theme[outcome].money} />
          <small>{t('door.in', { count: theme[outcome].deals })}</small>
        </Figure>
      ))}
      <Figure name={t('nav.deals')} to="/deals" search={within}>
        {formatCount(theme.deals)}
        <small>{t('theme.blockerDeals', { count: theme.blockerDeals })}</small>
      </Figure>
      <Figure name={t('nav.objections')} to="/objections" search={within}>
        {formatCount(theme.objections)}
      </Figure>
    </ul>
  )
}
