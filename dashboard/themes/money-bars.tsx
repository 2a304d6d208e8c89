import { useCallback } from 'react'
import { formatMoney, formatMoneyShort } from '@/dashboard/format/money'
import { PlotFigure } from '@/dashboard/parts/plot-figure'
import { t } from '@/dashboard/strings'
import type { MoneyBar } from './bars'
import { barOutcomes } from './bars'

type PlotModule = typeof import('@observablehq/plot')

const ROW = 34
/** A letter of a bar's label with its share of the room at both ends: a label is in its bar or not there. */
const LETTER = 7.5

interface Props {
  label: string
  currency: string
  bars: readonly MoneyBar[]
}

/** Money lost, open and won side by side in one line per name: always in that order, so place says what colour does. */
export function MoneyBars({ label, currency, bars }: Props) {
  const draw = useCallback(
    (plot: PlotModule, width: number) => drawBars({ plot, width, currency, bars }),
    [currency, bars],
  )
  return (
    <>
      <OutcomeLegend />
      <PlotFigure label={label} draw={draw} />
    </>
  )
}

export function OutcomeLegend() {
  return (
    <p className="legend">
      {barOutcomes.map((outcome) => (
        <span key={outcome} data-outcome={outcome}>
          {t(`outcome.${outcome}`)}
        </span>
      ))}
    </p>
  )
}

type StackX = import('@observablehq/plot').StackOptions & { x: string; y: string; z: string }

interface Drawing {
  plot: PlotModule
  width: number
  currency: string
  bars: readonly MoneyBar[]
}

function drawBars({ plot, width, currency, bars }: Drawing) {
  const names = [...new Set(bars.map(({ name }) => name))]
  const marginLeft = Math.min(240, Math.max(120, width * 0.28))
  const longest = Math.floor(marginLeft / 6.6)
  const stack: StackX = { x: 'amount', y: 'name', z: 'outcome', order: [...barOutcomes] }
  const total = Math.max(1, ...names.map((name) => sum(bars.filter((bar) => bar.name === name))))
  const labelOf = ({ amount }: MoneyBar) => {
    const label = formatMoneyShort({ currency, minor: amount })
    return (amount / total) * (width - marginLeft) > (label.length + 1) * LETTER ? label : ''
  }
  const ticks = Math.max(2, Math.floor(width / 160))
  return plot.plot({
    className: 'plot',
    width,
    height: names.length * ROW + 44,
    marginLeft,
    marginRight: 24,
    marginTop: 8,
    x: {
      label: null,
      ticks,
      tickFormat: (minor: number) => formatMoneyShort({ currency, minor }),
    },
    y: { label: null, domain: names, tickSize: 0, tickFormat: (name: string) => cut(name, longest), padding: 0.28 },
    color: { domain: [...barOutcomes], range: barOutcomes.map((outcome) => `var(--${outcome})`) },
    marks: [
      plot.gridX({ ticks, stroke: 'var(--line)', strokeOpacity: 1 }),
      plot.barX(
        bars,
        plot.stackX({
          ...stack,
          fill: 'outcome',
          href: 'href',
          insetLeft: 0.5,
          insetRight: 0.5,
          title: (bar: MoneyBar) => titleOf(bar, currency),
        }),
      ),
      plot.text(
        bars,
        plot.stackX({
          ...stack,
          text: labelOf,
          fill: 'var(--paper)',
          pointerEvents: 'none',
        }),
      ),
      plot.ruleX([0], { stroke: 'var(--line-strong)' }),
    ],
  })
}

function titleOf({ name, outcome, amount, deals }: MoneyBar, currency: string): string {
  const money = formatMoney({ currency, minor: amount })
  return t('plot.bar', { name, outcome: t(`outcome.${outcome}`), money, count: deals })
}

function sum(bars: readonly MoneyBar[]): number {
  return bars.reduce((total, { amount }) => total + amount, 0)
}

function cut(text: string, length: number): string {
  const letters = Array.from(text)
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text
}
