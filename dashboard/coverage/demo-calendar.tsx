import { useCallback } from 'react'
import { pageLocale } from '@/components/speak'
import { formatCount } from '@/dashboard/format/counts'
import { PlotFigure } from '@/dashboard/parts/plot-figure'
import { t } from '@/dashboard/strings'
import type { Coverage } from '@/utils/model/coverage'
import { type CalendarDay, calendarOf } from './calendar'

type PlotModule = typeof import('@observablehq/plot')
type Days = Coverage['demos']['days']

const CELL = 18

/** Each day with a demo as a square, filled as far as it was written down; the table says the same in figures. */
export function DemoCalendar({ days }: { days: Days }) {
  const draw = useCallback((plot: PlotModule, width: number) => drawCalendar(plot, width, days), [days])
  if (days.length === 0) return null
  return (
    <section className="block">
      <h2>{t('coverage.calendar')}</h2>
      <p className="legend calendar-key">
        <span data-captured="all">{t('coverage.all')}</span>
        <span data-captured="some">{t('coverage.some')}</span>
        <span data-captured="none">{t('coverage.none')}</span>
      </p>
      <PlotFigure label={t('coverage.calendar')} draw={draw} />
      <details className="as-table">
        <summary>{t('coverage.asTable')}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('coverage.day')}</th>
              <th scope="col" data-numeric>
                {t('coverage.held')}
              </th>
              <th scope="col" data-numeric>
                {t('coverage.captured')}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, held, captured }) => (
              <tr key={day}>
                <td>{dayName(day)}</td>
                <td data-numeric>{formatCount(held)}</td>
                <td data-numeric>{formatCount(captured)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

const dayName = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(pageLocale(), { dateStyle: 'medium', timeZone: 'UTC' })

const weekdayName = (weekday: number) =>
  // 5 January 1970 was a Monday.
  new Date(Date.UTC(1970, 0, 5 + weekday)).toLocaleDateString(pageLocale(), { weekday: 'short', timeZone: 'UTC' })

function drawCalendar(plot: PlotModule, width: number, days: Days) {
  const marginLeft = 48
  const cells = calendarOf(days, Math.max(4, Math.floor((width - marginLeft) / CELL)))
  const weeks = [...new Set(cells.map(({ week }) => week))]
  const months = weeks.filter((week, at) => at === 0 || week.slice(0, 7) !== weeks[at - 1]?.slice(0, 7))
  const title = ({ day, held, captured }: CalendarDay) =>
    held === 0 ? '' : t('coverage.dayTitle', { day: dayName(day), count: held, held, captured })
  return plot.plot({
    className: 'plot',
    width: marginLeft + weeks.length * CELL + 8,
    height: 7 * CELL + 28,
    ...{ marginLeft, marginRight: 8, marginTop: 24, marginBottom: 4 },
    x: { domain: weeks, axis: null, padding: 0.12 },
    y: { domain: [0, 1, 2, 3, 4, 5, 6], axis: null, padding: 0.12 },
    marks: [
      plot.axisX(months, {
        anchor: 'top',
        tickSize: 0,
        label: null,
        text: (week: string) =>
          new Date(`${week}T00:00:00Z`).toLocaleDateString(pageLocale(), { month: 'short', timeZone: 'UTC' }),
        textAnchor: 'start',
      }),
      plot.axisY([0, 2, 4], { tickSize: 0, label: null, text: weekdayName }),
      plot.cell(cells, { x: 'week', y: 'weekday', fill: 'var(--sunken)', rx: 3 }),
      plot.cell(
        cells.filter(({ held }) => held > 0),
        {
          ...{ x: 'week', y: 'weekday', rx: 3, title },
          fill: 'var(--open)',
          fillOpacity: ({ held, captured }: CalendarDay) => captured / held,
          stroke: 'var(--open)',
        },
      ),
    ],
  })
}
