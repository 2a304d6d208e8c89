import { Link } from '@tanstack/react-router'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { formatClock } from '@/dashboard/format/dates'
import { Fact, Facts } from '@/dashboard/parts/facts'
import { Amount } from '@/dashboard/parts/money-total'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import { useDates, useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { Demo } from '@/utils/model/records'
import type { ObjectionView } from '@/utils/model/views'

/** Where a note comes from: the deal it counts for, and the moment of the demo in which it was made. */
export function NoteFacts({ objection, demo }: { objection: ObjectionView; demo: Demo | null }) {
  return (
    <>
      <DealFacts objection={objection} />
      <DemoFacts objection={objection} demo={demo} />
    </>
  )
}

function DealFacts({ objection }: { objection: ObjectionView }) {
  const { seeAll } = useRights()
  const { dealId } = objection
  if (!dealId) {
    return (
      <Facts title={t('note.deal')}>
        <Fact name={t('field.deal')}>{t('note.noDeal')}</Fact>
      </Facts>
    )
  }
  return (
    <Facts title={t('note.deal')}>
      <Fact name={t('field.account')}>{objection.account}</Fact>
      <Fact name={t('field.deal')}>
        {seeAll ? (
          <Link to="/deals/$dealId" params={{ dealId }} search={onlyFilter}>
            {objection.deal ?? t('deal.unnamed')}
          </Link>
        ) : (
          objection.deal
        )}
      </Fact>
      <Fact name={t('field.outcome')}>{objection.outcome && <OutcomeTag outcome={objection.outcome} />}</Fact>
      <Fact name={t('field.amount')}>
        <Amount amount={objection.amount} currency={objection.currency} />
      </Fact>
      <Fact name={t('field.segment')}>{objection.segment}</Fact>
      <Fact name={t('field.owner')}>{objection.owner}</Fact>
    </Facts>
  )
}

function DemoFacts({ objection, demo }: { objection: ObjectionView; demo: Demo | null }) {
  const { minute } = useDates()
  const { atMs, page, step } = objection
  return (
    <Facts title={t('note.demo')}>
      <Fact name={t('note.raised')}>{minute(objection.raisedAt)}</Fact>
      <Fact name={t('note.at')}>{atMs === null ? null : formatClock(atMs)}</Fact>
      <Fact name={t('note.with')}>{demo?.account}</Fact>
      <Fact name={t('note.by')}>{objection.member}</Fact>
      <Fact name={t('field.area')}>{objection.area}</Fact>
      <Fact name={t('field.competitor')}>{objection.competitor}</Fact>
      <Fact name={t('note.step')}>{step}</Fact>
      <Fact name={t('note.page')}>{page && <PageAddress page={page} />}</Fact>
      <Fact name={t('note.source')}>{t(`source.${objection.source}`)}</Fact>
    </Facts>
  )
}

/** A link only where it is one: a page may be `file:` or worse. */
function PageAddress({ page }: { page: string }) {
  if (!/^https?:\/\//.test(page)) return <span className="address">{page}</span>
  return (
    <a className="address" href={page} target="_blank" rel="noreferrer noopener">
      {page.replace(/^https?:\/\//, '')}
    </a>
  )
}
