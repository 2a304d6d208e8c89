import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { dealQuery } from '@/dashboard/api/queries'
import { ErrorState } from '@/dashboard/parts/error-state'
import { Amount } from '@/dashboard/parts/money-total'
import { NoteItem } from '@/dashboard/parts/note-item'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import type { DealDetail, DealView } from '@/utils/model/views'
import { DealFacts } from './deal-facts'
import { DemoList } from './demo-list'

/** One deal: how it ended, and everything that was said on the way. */
export function DealPage() {
  const { dealId: id } = useParams({ from: '/app/deals/$dealId' })
  const { data, error, refetch } = useQuery(dealQuery(id))
  return (
    <div className="scroll-page deal-page">
      <nav className="crumbs" aria-label={t('crumbs')}>
        <Link to="/deals" search={onlyFilter}>
          {t('nav.deals')}
        </Link>
      </nav>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <TableOutline />}
      {data && <DealBody detail={data} />}
    </div>
  )
}

function DealBody({ detail: { deal, objections, demos } }: { detail: DealDetail }) {
  return (
    <>
      <DealHead deal={deal} />
      <div className="deal-columns">
        <section className="block">
          <h2>
            {t('nav.objections')} <span className="count">{objections.length}</span>
          </h2>
          {objections.length === 0 && <p className="quiet">{t('deal.noNotes')}</p>}
          <ul className="note-items">
            {objections.map((note) => (
              <NoteItem key={note.id} note={note} within={{ deal: deal.id }} without="deal" />
            ))}
          </ul>
        </section>
        <div className="deal-side">
          <DealFacts deal={deal} />
          <DemoList demos={demos} objections={objections} />
        </div>
      </div>
    </>
  )
}

function DealHead({ deal }: { deal: DealView }) {
  return (
    <header className="deal-head">
      <h1 dir="auto">{deal.account ?? t('deal.noAccount')}</h1>
      <p className="deal-line">
        <bdi>{deal.name}</bdi>
        <OutcomeTag outcome={deal.outcome} />
        <Amount amount={deal.amount} currency={deal.currency} />
        {deal.crmUrl && /^https?:\/\//.test(deal.crmUrl) && (
          <a href={deal.crmUrl} target="_blank" rel="noreferrer noopener">
            {t('deal.crm')} <ExternalLink aria-hidden size={12} />
          </a>
        )}
      </p>
    </header>
  )
}
