import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { dealsQuery } from '@/dashboard/api/queries'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { EmptyState } from '@/dashboard/parts/empty-state'
import { ErrorState } from '@/dashboard/parts/error-state'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { LongTable } from '@/dashboard/parts/long-table'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { useMe, useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { dealColumns } from './deal-columns'
import { DealDialog } from './deal-dialog'

/** Every deal of the filter with what was said in its demos. */
export function DealsPage() {
  const filter = useFilter()
  const { slug } = useMe().workspace
  const { writeDeals } = useRights()
  const deals = useInfiniteQuery(dealsQuery(filter))
  const rows = useMemo(() => deals.data?.pages.flatMap((page) => page.rows) ?? [], [deals.data])
  const total = deals.data?.pages[0]?.total
  if (deals.error && !deals.data) return <ErrorState error={deals.error} retry={() => void deals.refetch()} />
  return (
    <div className="fixed-page">
      <header className="page-head">
        <h1>
          {total === undefined ? (
            <span className="sr-only">{t('loading')}</span>
          ) : (
            t('deals.count', { count: total, number: formatCount(total) })
          )}
        </h1>
        {writeDeals && <DealsIn />}
      </header>
      {total === undefined && <TableOutline />}
      {total === 0 && (
        <EmptyState title={t('deals.empty')}>
          <p>{t('deals.emptyNext')}</p>
          {writeDeals && (
            <Link to="/deals/import" search={onlyFilter} className="button button-primary">
              {t('import.title')}
            </Link>
          )}
          <p className="example">
            <code>{`npm run pushback -- import deals deals.csv --workspace ${slug}`}</code>
          </p>
        </EmptyState>
      )}
      {rows.length > 0 && total !== undefined && (
        <LongTable
          label={t('nav.deals')}
          columns={dealColumns}
          rows={rows}
          total={total}
          idOf={(deal) => deal.id}
          isStale={deals.isPlaceholderData}
          onEnd={() => void (deals.hasNextPage && !deals.isFetchingNextPage && deals.fetchNextPage())}
        />
      )}
    </div>
  )
}

/** The two ways in which deals come: by hand, and from a file. */
function DealsIn() {
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  useHotkeys({
    i: () => void navigate({ to: '/deals/import', search: onlyFilter }),
    n: () => setMaking(true),
  })
  return (
    <div className="deals-in">
      <Button className="button" onPress={() => setMaking(true)}>
        <Plus aria-hidden size={14} />
        {t('dealForm.new')} <kbd aria-hidden>n</kbd>
      </Button>
      <Link to="/deals/import" search={onlyFilter} className="button">
        <Upload aria-hidden size={14} />
        {t('import.open')} <kbd aria-hidden>i</kbd>
      </Link>
      <DealDialog
        isOpen={isMaking}
        onClose={() => setMaking(false)}
        onSaved={({ deal }) => void navigate({ to: '/deals/$dealId', params: { dealId: deal.id }, search: onlyFilter })}
      />
    </div>
  )
}
