import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportsQuery } from '@/dashboard/api/exports'
import { EmptyState } from '@/dashboard/parts/empty-state'
import { ErrorState } from '@/dashboard/parts/error-state'
import { LongTable } from '@/dashboard/parts/long-table'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import { runColumns } from './run-columns'
import { WeeklyList } from './weekly-list'

/** Who exported what, newest first: for whoever answers for what leaves the house. */
export function ExportsPage() {
  const runs = useInfiniteQuery(exportsQuery)
  const rows = useMemo(() => runs.data?.pages.flatMap((page) => page.rows) ?? [], [runs.data])
  if (runs.error && !runs.data) return <ErrorState error={runs.error} retry={() => void runs.refetch()} />
  return (
    <div className="fixed-page">
      <header className="page-head">
        <div>
          <h1>{t('nav.exports')}</h1>
          <p className="quiet">{t('exports.intro')}</p>
        </div>
      </header>
      <WeeklyList />
      {!runs.data && <TableOutline />}
      {runs.data && rows.length === 0 && (
        <EmptyState title={t('exports.empty')}>
          <p>{t('exports.emptyNext')}</p>
          <Link to="/objections" search={{ severity: ['blocker'], outcome: ['lost'] }} className="button">
            {t('exports.emptyExample')}
          </Link>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <LongTable
          label={t('nav.exports')}
          columns={runColumns}
          rows={rows}
          total={rows.length}
          idOf={({ id }) => id}
          onEnd={() => void (runs.hasNextPage && !runs.isFetchingNextPage && runs.fetchNextPage())}
        />
      )}
    </div>
  )
}
