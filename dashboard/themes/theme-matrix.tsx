import { useCallback } from 'react'
import { formatMoney } from '@/dashboard/format/money'
import { PlotFigure } from '@/dashboard/parts/plot-figure'
import { t } from '@/dashboard/strings'
import type { BarOutcome, MatrixDot } from './bars'

type PlotModule = typeof import('@observablehq/plot')

interface Props {
  currency: string
  outcome: BarOutcome
  dots: readonly MatrixDot[]
}

/** Which theme meets which segment: the area of a dot is money, the figure beside it the deals. */
export function ThemeMatrix({ currency, outcome, dots }: Props) {
  const draw = useCallback(
    (plot: PlotModule, width: number) => drawMatrix({ plot, width, currency, outcome, dots }),
    [currency, outcome, dots],
  )
  return (
    <>
      <p className="legend">{t('plot.matrixKey')}</p>
      <PlotFigure label={t('plot.matrix', { outcome: t(`outcome.${outcome}`) })} draw={draw} />
    </>
  )
}

function drawMatrix({ plot, width, currency, outcome, dots }: Props & { plot: PlotModule; width: number }) {
  const themes = [...new Set(dots.map(({ theme }) => theme))]
  const segments = [...new Set(dots.map(({ segment }) => segment))].sort()
  const marginLeft = Math.min(240, Math.max(120, width * 0.28))
  const column = (width - marginLeft) / segments.length
  const colour = `var(--${outcome})`
  const place = { x: 'segment', y: 'theme', href: 'href' } as const
  return plot.plot({
    className: 'plot',
    width,
    height: themes.length * 40 + 60,
    marginLeft,
    marginTop: 44,
    marginBottom: 12,
    x: { axis: null, domain: segments },
    y: { axis: null, domain: themes },
    r: { range: [2, 16] },
    marks: [
      plot.axisX({
        anchor: 'top',
        label: null,
        tickSize: 0,
        lineWidth: Math.max(5, column / 12),
        textOverflow: 'ellipsis',
      }),
      plot.axisY({ label: null, tickSize: 0, lineWidth: marginLeft / 13, textOverflow: 'ellipsis' }),
      plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      plot.dot(dots, {
        ...place,
        r: 'amount',
        fill: colour,
        fillOpacity: 0.22,
        stroke: colour,
        title: ({ theme, segment, amount, deals }: MatrixDot) =>
          t('plot.dot', {
            theme,
            segment,
            outcome: t(`outcome.${outcome}`),
            money: formatMoney({ currency, minor: amount }),
            count: deals,
          }),
      }),
      plot.text(dots, {
        x: 'segment',
        y: 'theme',
        text: 'deals',
        fill: 'var(--ink-2)',
        dx: 20,
        textAnchor: 'start',
        pointerEvents: 'none',
      }),
    ],
  })
}
