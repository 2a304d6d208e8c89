import { getRouteApi, Link } from '@tanstack/react-router'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { amountIn, formatMoneyShort, mainCurrency } from '@/dashboard/format/money'
import { EmptyState } from '@/dashboard/parts/empty-state'
import { ErrorState } from '@/dashboard/parts/error-state'
import { Switch } from '@/dashboard/parts/switch'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { totalsOf } from './bars'
import { ThemesPlot } from './themes-plot'
import { ThemesTable } from './themes-table'
import { useThemes } from './use-themes'

const route = getRouteApi('/app/themes')

/** What notes have in common, and what that costs. */
export function ThemesPage() {
  const { view } = route.useSearch()
  const { themes, unassigned, error, isStale, retry } = useThemes()
  if (error && !themes) return <ErrorState error={error} retry={retry} />
  return (
    <div className="scroll-page">
      <header className="page-head">
        <div>
          <h1>{themes ? <Sentence themes={themes} /> : <span className="sr-only">{t('loading')}</span>}</h1>
          {unassigned > 0 && <Unassigned count={unassigned} />}
        </div>
        <ViewSwitch view={view} />
      </header>
      {!themes && <TableOutline />}
      {themes?.length === 0 && (
        <EmptyState title={t('themes.empty')}>
          <p>{t('themes.emptyNext')}</p>
        </EmptyState>
      )}
      {themes &&
        themes.length > 0 &&
        (view === 'plot' ? <ThemesPlot themes={themes} /> : <ThemesTable themes={themes} isStale={isStale} />)}
    </div>
  )
}

/** Which theme costs most, in the main currency; how many there are where none costs anything. */
function Sentence({ themes }: { themes: readonly ThemeSummary[] }) {
  const { currency: own } = useMe().workspace
  const currency = mainCurrency(totalsOf(themes), own)
  const first = themes.toSorted((a, b) => amountIn(b.atStake, currency) - amountIn(a.atStake, currency))[0]
  const minor = amountIn(first?.atStake ?? [], currency)
  if (!first || minor === 0) return t('themes.count', { count: themes.length, number: formatCount(themes.length) })
  return t('themes.sentence', { title: first.title, money: formatMoneyShort({ currency, minor }) })
}

function Unassigned({ count }: { count: number }) {
  const filter = useFilter()
  return (
    <p className="page-sub">
      <Link to="/objections" search={{ ...filter, theme: ['none'] }}>
        {t('themes.unassigned', { count, number: formatCount(count) })}
      </Link>
    </p>
  )
}

function ViewSwitch({ view }: { view: 'plot' | undefined }) {
  const navigate = route.useNavigate()
  return (
    <Switch
      label={t('themes.view')}
      value={view ?? 'table'}
      options={[
        ['table', t('themes.table')],
        ['plot', t('themes.plot')],
      ]}
      onChange={(next) =>
        void navigate({ replace: true, search: (now) => ({ ...now, view: next === 'plot' ? 'plot' : undefined }) })
      }
    />
  )
}
