import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { amountIn, mainCurrency } from '@/dashboard/format/money'
import { DataTable } from '@/dashboard/parts/data-table'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { moneyBars, totalsOf } from './bars'
import { CountDoor, SumDoor } from './doors'
import { MoneyBars } from './money-bars'

type SegmentRow = ThemeSummary['segments'][number]

const helper = createColumnHelper<typeof tableParts, SegmentRow>()

/** Where the theme costs and where it does not: figures, and beside them the same as a plot. */
export function ThemeSegments({ theme, within }: { theme: ThemeSummary; within: FilterSearch }) {
  const { currency: own } = useMe().workspace
  const currency = mainCurrency(totalsOf(theme.segments), own)
  const columns = useMemo(() => segmentColumns(within, currency), [within, currency])
  const bars = useMemo(() => {
    const byLost = theme.segments.toSorted(
      (a, b) => amountIn(b.lost.money, currency) - amountIn(a.lost.money, currency),
    )
    const sources = byLost.map((part) => ({
      name: part.segment ?? t('segment.none'),
      sums: part,
      within: withinPart(within, part),
    }))
    return moneyBars(sources, currency)
  }, [theme.segments, within, currency])
  return (
    <section className="block">
      <h2>{t('theme.bySegment')}</h2>
      <div className="beside">
        <DataTable
          label={t('theme.bySegment')}
          columns={columns}
          rows={theme.segments}
          idOf={({ segment }) => segment ?? ''}
          sorted={[{ id: 'lost', desc: true }]}
        />
        <div className="beside-plot">
          <MoneyBars label={t('plot.segments', { currency })} currency={currency} bars={bars} />
        </div>
      </div>
    </section>
  )
}

function segmentColumns(within: FilterSearch, currency: string) {
  const sum = (outcome: 'lost' | 'open' | 'won') =>
    helper.accessor((part) => amountIn(part[outcome].money, currency), {
      id: outcome,
      header: t(`outcome.${outcome}`),
      meta: { numeric: true },
      cell: ({ row }) => (
        <SumDoor sum={row.original[outcome]} within={{ ...withinPart(within, row.original), outcome: [outcome] }} />
      ),
    })
  return helper.columns([
    helper.accessor((part) => part.segment ?? '', {
      id: 'segment',
      header: t('field.segment'),
      sortDescFirst: false,
      cell: ({ row }) => <SegmentName part={row.original} within={within} />,
    }),
    helper.accessor('deals', {
      header: t('nav.deals'),
      meta: { numeric: true, width: '64px' },
      cell: ({ row, getValue }) => <CountDoor count={getValue()} within={withinPart(within, row.original)} />,
    }),
    sum('lost'),
    sum('open'),
    sum('won'),
  ])
}

function SegmentName({ part, within }: { part: SegmentRow; within: FilterSearch }) {
  if (part.segment === null) return <span className="none">{t('segment.none')}</span>
  return (
    <Link to="/objections" search={withinPart(within, part)} dir="auto">
      {part.segment}
    </Link>
  )
}

function withinPart(within: FilterSearch, { segment }: SegmentRow): FilterSearch {
  return segment === null ? within : { ...within, segment: [segment] }
}
