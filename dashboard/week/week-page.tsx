import { useQuery } from '@tanstack/react-query'
import type { FilterSearch } from '@/dashboard/address/filter-address'
import { weekQuery } from '@/dashboard/api/coverage'
import { useFilter } from '@/dashboard/filters/use-filter'
import { formatCount } from '@/dashboard/format/counts'
import { EmptyState } from '@/dashboard/parts/empty-state'
import { ErrorState } from '@/dashboard/parts/error-state'
import { Figure } from '@/dashboard/parts/figure'
import { NoteItem } from '@/dashboard/parts/note-item'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import type { Week } from '@/utils/model/coverage'
import { DealsAtRisk } from './deals-at-risk'

/** What the last seven days brought, and which open deals stand where others were lost. */
export function WeekPage() {
  const { from: _, to: __, ...filter } = useFilter()
  const { data, error, isPlaceholderData, refetch } = useQuery(weekQuery(filter))
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <div className="scroll-page" data-stale={isPlaceholderData || undefined}>
      <header className="page-head">
        <div>
          <h1>{data ? <Sentence week={data} /> : <span className="sr-only">{t('loading')}</span>}</h1>
          {data && <p className="quiet">{t('week.days')}</p>}
        </div>
      </header>
      {data ? <Body week={data} filter={filter} /> : <TableOutline />}
    </div>
  )
}

function Sentence({ week: { blockers, atRisk } }: { week: Week }) {
  const heard =
    blockers.count === 0
      ? t('week.noBlockers')
      : t('week.blockers', { count: blockers.count, number: formatCount(blockers.count) })
  return (
    <>
      {heard}{' '}
      {atRisk.length > 0 && t('week.atRiskSentence', { count: atRisk.length, number: formatCount(atRisk.length) })}
    </>
  )
}

function Body({ week, filter }: { week: Week; filter: FilterSearch }) {
  const { notes, held, captured, blockers, atRisk, from, to } = week
  const days = { ...filter, from, to }
  if (notes.now + notes.before + held.now + held.before + atRisk.length === 0) {
    return (
      <EmptyState title={t('week.empty')}>
        <p>{t('week.emptyNext')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ul className="figures">
        <Figure name={t('week.newBlockers')} to="/objections" search={{ ...days, severity: ['blocker'] }}>
          {formatCount(blockers.count)}
          <small>{t('door.in', { count: blockers.deals })}</small>
        </Figure>
        <Figure name={t('nav.objections')} to="/objections" search={days}>
          {formatCount(notes.now)}
          <small>{t('week.before', { number: formatCount(notes.before) })}</small>
        </Figure>
        <Figure name={t('week.demos')} to="/coverage" search={days}>
          {formatCount(held.now)}
          <small>{t('week.before', { number: formatCount(held.before) })}</small>
        </Figure>
        <Figure name={t('week.captured')} to="/coverage" search={days}>
          {t('coverage.of', { number: formatCount(captured.now), all: formatCount(held.now) })}
          <small>
            {t('week.before', {
              number: t('coverage.of', { number: formatCount(captured.before), all: formatCount(held.before) }),
            })}
          </small>
        </Figure>
      </ul>
      <DealsAtRisk deals={atRisk} />
      {blockers.rows.length > 0 && (
        <section className="block">
          <h2>{t('week.newBlockers')}</h2>
          <ul className="note-items">
            {blockers.rows.map((note) => (
              <NoteItem key={note.id} note={note} within={{ ...days, severity: ['blocker'] }} without="theme" />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
