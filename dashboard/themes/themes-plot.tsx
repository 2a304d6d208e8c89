import { useMemo, useState } from 'react'
import { useFilter } from '@/dashboard/filters/use-filter'
import { currenciesOf } from '@/dashboard/format/money'
import { Switch } from '@/dashboard/parts/switch'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { type BarOutcome, barOutcomes, lostAndOpen, matrixDots, moneyBars, totalsOf } from './bars'
import { MoneyBars } from './money-bars'
import { ThemeMatrix } from './theme-matrix'

/** The most themes that a plot can be read with; the table has them all. */
const MOST = 25

/** Money by theme, or by theme and segment, in one currency at a time. */
export function ThemesPlot({ themes }: { themes: readonly ThemeSummary[] }) {
  const { currency: own } = useMe().workspace
  const filter = useFilter()
  const [by, setBy] = useState<'theme' | 'segment'>('theme')
  const [outcome, setOutcome] = useState<BarOutcome>('lost')
  const [chosen, setChosen] = useState<string>()
  const currencies = useMemo(() => currenciesOf(totalsOf(themes), own), [themes, own])
  const currency = currencies.find((one) => one === chosen) ?? currencies[0] ?? own
  const shown = useMemo(
    () => themes.toSorted((a, b) => lostAndOpen(b, currency) - lostAndOpen(a, currency)).slice(0, MOST),
    [themes, currency],
  )
  const bars = useMemo(
    () =>
      moneyBars(
        shown.map((theme) => ({ name: theme.title, sums: theme, within: { ...filter, theme: [theme.id] } })),
        currency,
      ),
    [shown, filter, currency],
  )
  const dots = useMemo(
    () => matrixDots({ themes: shown, outcome, currency, filter, noSegment: t('segment.none') }),
    [shown, outcome, currency, filter],
  )
  return (
    <section className="plot-card">
      <div className="plot-bar">
        <Switch
          label={t('plot.by')}
          value={by}
          onChange={setBy}
          options={[
            ['theme', t('plot.byTheme')],
            ['segment', t('plot.bySegment')],
          ]}
        />
        {by === 'segment' && (
          <Switch
            label={t('field.outcome')}
            value={outcome}
            onChange={setOutcome}
            options={barOutcomes.map((o) => [o, t(`outcome.${o}`)])}
          />
        )}
        {currencies.length > 1 && (
          <Switch
            label={t('field.currency')}
            value={currency}
            onChange={setChosen}
            options={currencies.map((c) => [c, c])}
          />
        )}
        {themes.length > MOST && <p className="quiet">{t('plot.most', { count: MOST, all: themes.length })}</p>}
      </div>
      {by === 'theme' ? (
        <MoneyBars label={t('plot.themes')} currency={currency} bars={bars} />
      ) : (
        <ThemeMatrix currency={currency} outcome={outcome} dots={dots} />
      )}
    </section>
  )
}
