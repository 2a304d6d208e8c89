import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { type FilterSearch, onlyFilter } from '@/dashboard/address/filter-address'
import { useFilter } from '@/dashboard/filters/use-filter'
import { amountIn, mainCurrency } from '@/dashboard/format/money'
import { DataTable } from '@/dashboard/parts/data-table'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { totalsOf } from './bars'
import { CountDoor, MoneyDoor, SumDoor } from './doors'
import { SegmentLegend, SegmentStrip } from './segment-strip'
import { segmentOrder } from './segments'

const helper = createColumnHelper<typeof tableParts, ThemeSummary>()

export function ThemesTable({ themes, isStale }: { themes: readonly ThemeSummary[]; isStale: boolean }) {
  const { currency: own } = useMe().workspace
  const currency = mainCurrency(totalsOf(themes), own)
  const filter = useFilter()
  const order = useMemo(() => segmentOrder(themes), [themes])
  const columns = useMemo(() => themeColumns({ currency, filter, order }), [currency, filter, order])
  return (
    <>
      <SegmentLegend order={order} />
      <DataTable
        label={t('nav.themes')}
        columns={columns}
        rows={themes}
        idOf={(theme) => theme.id}
        sorted={[{ id: 'stake', desc: true }]}
        isStale={isStale}
      />
    </>
  )
}

interface Context {
  currency: string
  filter: FilterSearch
  order: readonly (string | null)[]
}

/** Every figure opens the deals it was counted from. */
function themeColumns({ currency, filter, order }: Context) {
  const of = (theme: ThemeSummary, more: FilterSearch = {}) => ({ ...filter, theme: [theme.id], ...more })
  const sum = (outcome: 'lost' | 'open' | 'won', header: string) =>
    helper.accessor((theme) => amountIn(theme[outcome].money, currency), {
      id: outcome,
      header,
      meta: { numeric: true },
      cell: ({ row }) => <SumDoor sum={row.original[outcome]} within={of(row.original, { outcome: [outcome] })} />,
    })
  return helper.columns([
    helper.accessor('title', {
      header: t('themes.theme'),
      meta: { width: '28%' },
      sortDescFirst: false,
      cell: ({ row }) => <ThemeName theme={row.original} />,
    }),
    helper.accessor((theme) => amountIn(theme.atStake, currency), {
      id: 'stake',
      header: t('themes.stake'),
      meta: { numeric: true },
      cell: ({ row: { original } }) => (
        <MoneyDoor
          total={original.atStake}
          within={of(original, { severity: ['blocker'], outcome: ['lost', 'open'] })}
        />
      ),
    }),
    helper.accessor('deals', {
      header: t('nav.deals'),
      meta: { numeric: true, width: '72px' },
      cell: ({ row, getValue }) => <CountDoor count={getValue()} within={of(row.original)} />,
    }),
    helper.accessor('blockerDeals', {
      header: t('themes.blockers'),
      meta: { numeric: true, width: '88px' },
      cell: ({ row, getValue }) => (
        <CountDoor count={getValue()} within={of(row.original, { severity: ['blocker'] })} />
      ),
    }),
    sum('lost', t('outcome.lost')),
    sum('open', t('outcome.open')),
    sum('won', t('themes.wonDespite')),
    helper.display({
      id: 'segments',
      header: t('themes.segments'),
      meta: { width: '148px', wideOnly: true },
      cell: ({ row }) => <SegmentStrip segments={row.original.segments} order={order} within={of(row.original)} />,
    }),
  ])
}

function ThemeName({ theme }: { theme: ThemeSummary }) {
  return (
    <div className="theme-name">
      <Link to="/themes/$themeId" params={{ themeId: theme.id }} search={onlyFilter} dir="auto">
        {theme.title}
      </Link>
      <span className="quiet">
        {t(`themeKind.${theme.kind}`)} · {t(`themeStatus.${theme.status}`)}
      </span>
    </div>
  )
}
