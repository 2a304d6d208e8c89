import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { themeQuery } from '@/dashboard/api/queries'
import { dealColumns } from '@/dashboard/deals/deal-columns'
import { useFilter } from '@/dashboard/filters/use-filter'
import { DataTable } from '@/dashboard/parts/data-table'
import { ErrorState } from '@/dashboard/parts/error-state'
import { NoteItem } from '@/dashboard/parts/note-item'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import type { ThemeDetail } from '@/utils/model/views'
import { ThemeAnswer } from './theme-answer'
import { ThemeFigures } from './theme-figures'
import { ThemeHead } from './theme-head'
import { ThemeSegments } from './theme-segments'

/** As much as one reads on a page; the rest is one link away. The largest deals come first. */
const QUOTES = 25
const DEALS = 15

/** One theme with its evidence: what it asks for, what we say to it, what it costs where, and who said so. */
export function ThemePage() {
  const { themeId: id } = useParams({ from: '/app/themes/$themeId' })
  const filter = useFilter()
  const { data, error, refetch } = useQuery(themeQuery(id, filter))
  return (
    <div className="scroll-page theme-page">
      <nav className="crumbs" aria-label={t('crumbs')}>
        <Link to="/themes" search={onlyFilter}>
          {t('nav.themes')}
        </Link>
      </nav>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <TableOutline />}
      {data && <ThemeBody detail={data} />}
    </div>
  )
}

function ThemeBody({ detail: { theme, quotes, deals } }: { detail: ThemeDetail }) {
  const filter = useFilter()
  const within = { ...filter, theme: [theme.id] }
  return (
    <>
      <ThemeHead theme={theme} />
      <ThemeFigures theme={theme} within={within} />
      <ThemeAnswer theme={theme} />
      {theme.segments.length > 0 && <ThemeSegments theme={theme} within={within} />}
      <section className="block">
        <h2>
          {t('theme.quotes')}
          <Link to="/objections" search={within} className="block-more">
            {t('theme.allQuotes', { count: theme.objections })}
          </Link>
        </h2>
        {quotes.length === 0 && <p className="quiet">{t('theme.noQuotes')}</p>}
        <ul className="note-items">
          {quotes.slice(0, QUOTES).map((note) => (
            <NoteItem key={note.id} note={note} within={within} without="theme" />
          ))}
        </ul>
      </section>
      {deals.length > 0 && (
        <section className="block">
          <h2>
            {t('nav.deals')}
            <Link to="/deals" search={within} className="block-more">
              {t('theme.allDeals', { count: theme.deals })}
            </Link>
          </h2>
          <DataTable
            label={t('nav.deals')}
            columns={dealColumns}
            rows={deals.slice(0, DEALS)}
            idOf={(deal) => deal.id}
            sorted={[{ id: 'amount', desc: true }]}
          />
        </section>
      )}
    </>
  )
}
