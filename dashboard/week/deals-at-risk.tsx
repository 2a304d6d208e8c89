import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { DataTable } from '@/dashboard/parts/data-table'
import { Amount } from '@/dashboard/parts/money-total'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { t } from '@/dashboard/strings'
import type { Week } from '@/utils/model/coverage'

type AtRisk = Week['atRisk'][number]

const helper = createColumnHelper<typeof tableParts, AtRisk>()

const columns = helper.columns([
  helper.accessor(({ deal }) => deal.account ?? deal.name, {
    id: 'deal',
    header: () => t('field.account'),
    sortDescFirst: false,
    cell: ({ row: { original } }) => (
      <div className="deal-name">
        <Link to="/deals/$dealId" params={{ dealId: original.deal.id }} search={onlyFilter} dir="auto">
          {original.deal.account ?? t('deal.noAccount')}
        </Link>
        <span className="quiet" dir="auto">
          {original.deal.name}
        </span>
      </div>
    ),
  }),
  helper.accessor(({ deal }) => deal.owner ?? '', {
    id: 'owner',
    header: () => t('field.owner'),
    meta: { wideOnly: true },
    sortDescFirst: false,
    cell: ({ getValue }) => <bdi>{getValue() || t('none')}</bdi>,
  }),
  helper.accessor(({ deal }) => deal.amount ?? 0, {
    id: 'amount',
    header: () => t('field.amount'),
    meta: { numeric: true, width: '136px' },
    cell: ({ row }) => <Amount {...row.original.deal} />,
  }),
  helper.accessor(({ themes }) => Math.max(...themes.map(({ lostDeals }) => lostDeals)), {
    id: 'themes',
    header: () => t('week.because'),
    cell: ({ row: { original } }) => (
      <span className="risk-themes">
        {original.themes.map(({ id, title, lostDeals }) => (
          <span key={id}>
            <Link to="/themes/$themeId" params={{ themeId: id }} search={onlyFilter} dir="auto">
              {title}
            </Link>{' '}
            <Link to="/deals" search={{ theme: [id], severity: ['blocker'], outcome: ['lost'] }} className="door quiet">
              {t('week.lostDeals', { count: lostDeals })}
            </Link>
          </span>
        ))}
      </span>
    ),
  }),
])

/** Open deals with a blocker that was one in deals that were lost. */
export function DealsAtRisk({ deals }: { deals: readonly AtRisk[] }) {
  if (deals.length === 0) return null
  return (
    <section className="block">
      <h2>{t('week.atRisk')}</h2>
      <p className="block-words">{t('week.atRiskWhy')}</p>
      <DataTable label={t('week.atRisk')} columns={columns} rows={deals} idOf={({ deal }) => deal.id} />
    </section>
  )
}
