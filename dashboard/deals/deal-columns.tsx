import { Link } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { formatCount } from '@/dashboard/format/counts'
import { Amount } from '@/dashboard/parts/money-total'
import { OutcomeTag } from '@/dashboard/parts/outcome-tag'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { DealView } from '@/utils/model/views'

const helper = createColumnHelper<typeof tableParts, DealView>()

/** The same columns wherever deals are listed. */
export const dealColumns = helper.columns([
  helper.accessor('account', {
    header: () => t('field.account'),
    sortDescFirst: false,
    cell: ({ row }) => <DealName deal={row.original} />,
  }),
  helper.accessor('segment', {
    header: () => t('field.segment'),
    sortDescFirst: false,
    cell: ({ getValue }) => <Words text={getValue()} />,
  }),
  helper.accessor('owner', {
    header: () => t('field.owner'),
    meta: { wideOnly: true },
    sortDescFirst: false,
    cell: ({ getValue }) => <Words text={getValue()} />,
  }),
  helper.accessor('outcome', {
    header: () => t('field.outcome'),
    meta: { width: '128px' },
    sortDescFirst: false,
    cell: ({ getValue }) => <OutcomeTag outcome={getValue()} />,
  }),
  helper.accessor('amount', {
    header: () => t('field.amount'),
    meta: { numeric: true, width: '120px' },
    cell: ({ row }) => <Amount {...row.original} />,
  }),
  helper.accessor('objections', {
    header: () => t('nav.objections'),
    meta: { numeric: true, width: '96px' },
    cell: ({ row }) => <NotesDoor deal={row.original} />,
  }),
  helper.accessor('blockers', {
    header: () => t('themes.blockers'),
    meta: { numeric: true, width: '88px' },
    cell: ({ row }) => <BlockersDoor deal={row.original} />,
  }),
  helper.accessor('closedAt', {
    header: () => t('field.closed'),
    meta: { numeric: true, width: '156px', wideOnly: true },
    cell: ({ getValue }) => <Day instant={getValue()} />,
  }),
])

function DealName({ deal }: { deal: DealView }) {
  return (
    <div className="deal-name">
      <Link to="/deals/$dealId" params={{ dealId: deal.id }} search={onlyFilter} dir="auto">
        {deal.account ?? t('deal.noAccount')}
      </Link>
      <span className="quiet" dir="auto">
        {deal.name}
      </span>
    </div>
  )
}

function NotesDoor({ deal }: { deal: DealView }) {
  if (deal.objections === 0) return <span className="none">0</span>
  return (
    <Link to="/objections" search={{ deal: deal.id }} className="door">
      {formatCount(deal.objections)}
    </Link>
  )
}

function BlockersDoor({ deal }: { deal: DealView }) {
  if (deal.blockers === 0) return <span className="none">0</span>
  return (
    <Link to="/objections" search={{ deal: deal.id, severity: ['blocker'] }} className="door">
      {formatCount(deal.blockers)}
    </Link>
  )
}

function Words({ text }: { text: string | null }) {
  return text ? <bdi>{text}</bdi> : <span className="none">{t('none')}</span>
}

function Day({ instant }: { instant: string | null }) {
  const { day } = useDates()
  return instant ? <time dateTime={instant}>{day(instant)}</time> : <span className="none">{t('none')}</span>
}
