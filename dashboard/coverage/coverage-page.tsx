import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { coverageQuery } from '@/dashboard/api/coverage'
import { dealColumns } from '@/dashboard/deals/deal-columns'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { DataTable } from '@/dashboard/parts/data-table'
import { EmptyState } from '@/dashboard/parts/empty-state'
import { ErrorState } from '@/dashboard/parts/error-state'
import { Switch } from '@/dashboard/parts/switch'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import type { Coverage } from '@/utils/model/coverage'
import { DemoCalendar } from './demo-calendar'
import { ThemeCounts } from './theme-counts'
import { Voices } from './voices'

const route = getRouteApi('/app/coverage')

/** What was held and what was written down: deals and demos without a note, and through whom the rest is heard. */
export function CoveragePage() {
  const filter = useFilter()
  const { per = 'note' } = route.useSearch()
  const { data, error, isPlaceholderData, refetch } = useQuery(coverageQuery(filter))
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  const isEmpty = data && data.deals.total === 0 && data.demos.held === 0
  return (
    <div className="scroll-page" data-stale={isPlaceholderData || undefined}>
      <header className="page-head">
        <div>
          <h1>{data ? t('coverage.deals', dealCounts(data)) : <span className="sr-only">{t('loading')}</span>}</h1>
          {data && <p className="quiet">{t('coverage.demos', demoCounts(data))}</p>}
        </div>
        <PerSwitch per={per} />
      </header>
      {!data && <TableOutline />}
      {isEmpty && (
        <EmptyState title={t('coverage.empty')}>
          <p>{t('coverage.emptyNext')}</p>
        </EmptyState>
      )}
      {data && !isEmpty && (
        <>
          <DemoCalendar days={data.demos.days} />
          <Voices voices={data.voices} per={per} />
          <ThemeCounts per={per} />
          <DealsWithout deals={data.deals} />
        </>
      )}
    </div>
  )
}

const dealCounts = ({ deals: { total, untagged } }: Coverage) => ({
  count: untagged,
  number: formatCount(untagged),
  all: formatCount(total),
})

const demoCounts = ({ demos: { held, captured } }: Coverage) => ({
  count: held,
  number: formatCount(captured),
  all: formatCount(held),
})

/** Whether three notes on one deal count three times. */
function PerSwitch({ per }: { per: 'note' | 'deal' }) {
  const navigate = route.useNavigate()
  return (
    <Switch
      label={t('coverage.per')}
      value={per}
      options={[
        ['note', t('coverage.perNote')],
        ['deal', t('coverage.perDeal')],
      ]}
      onChange={(next) =>
        void navigate({ replace: true, search: (now) => ({ ...now, per: next === 'deal' ? 'deal' : undefined }) })
      }
    />
  )
}

function DealsWithout({ deals: { untagged, rows } }: Pick<Coverage, 'deals'>) {
  if (untagged === 0) return null
  return (
    <section className="block">
      <h2>
        {t('coverage.without')}
        {untagged > rows.length && (
          <span className="block-more">
            {t('coverage.latest', { count: rows.length, number: formatCount(rows.length), all: formatCount(untagged) })}
          </span>
        )}
      </h2>
      <DataTable label={t('coverage.without')} columns={dealColumns} rows={rows} idOf={({ id }) => id} />
    </section>
  )
}
