import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { dealQuery } from '@/dashboard/api/queries'
import { ErrorState } from '@/dashboard/parts/error-state'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { Amount } from '@/dashboard/parts/money-total'
import { NoteItem } from '@/dashboard/parts/note-item'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { isClosed } from '@/utils/model/deal-edit'
import type { DealDetail, DealView } from '@/utils/model/views'
import { CloseDeal } from './close-deal'
import { DealDialog } from './deal-dialog'
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

function DealBody({ detail }: { detail: DealDetail }) {
  const { deal, objections, demos } = detail
  const { writeDeals } = useRights()
  return (
    <>
      <DealHead deal={deal} />
      {writeDeals && <DealActions detail={detail} />}
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

function DealActions({ detail }: { detail: DealDetail }) {
  const [isEditing, setEditing] = useState(false)
  const edit = () => setEditing(true)
  useHotkeys({ e: edit })
  return (
    <div className="deal-actions">
      <Button className="button" onPress={edit}>
        {t('theme.editAnswer')} <kbd aria-hidden>e</kbd>
      </Button>
      {!isClosed(detail.deal.outcome) && <CloseDeal detail={detail} />}
      <DealDialog
        deal={detail.deal}
        isOpen={isEditing}
        onClose={() => setEditing(false)}
        onSaved={() => setEditing(false)}
      />
    </div>
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
