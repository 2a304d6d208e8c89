import { formatClock } from '@/dashboard/format/dates'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { Demo } from '@/utils/model/records'
import type { ObjectionView } from '@/utils/model/views'

/** The sessions with this customer, newest first, and how much was noted in each. */
export function DemoList({ demos, objections }: { demos: readonly Demo[]; objections: readonly ObjectionView[] }) {
  const { minute } = useDates()
  const newest = demos.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  return (
    <section className="facts">
      <h3>{t('deal.demos')}</h3>
      {demos.length === 0 && <p className="quiet">{t('deal.noDemos')}</p>}
      <ol className="demos">
        {newest.map((demo) => (
          <li key={demo.id}>
            <time dateTime={demo.startedAt}>{minute(demo.startedAt)}</time>
            <span className="quiet">
              {[duration(demo), t('notes.count', countOf(objections.filter((note) => note.demoId === demo.id).length))]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function countOf(count: number) {
  return { count, number: String(count) }
}

function duration({ startedAt, endedAt }: Demo): string {
  return endedAt ? formatClock(Date.parse(endedAt) - Date.parse(startedAt)) : t('deal.running')
}
