import type { WorkspaceTx } from '@/server/db/schema'
import { dealsOfFilter } from '@/server/store/filter-totals'
import type { Reader } from '@/server/store/objection-filter'
import { exportColumns } from '@/utils/model/export-columns'
import type { Filter } from '@/utils/model/filter'
import { batched } from './batched'
import { amountOf, type ExportCell, REDACTED } from './export-rows'
import type { Sheet } from './sheet-xml'

type Deal = Awaited<ReturnType<ReturnType<typeof dealsOfFilter>['executeTakeFirstOrThrow']>>
type DealColumn = Sheet['columns'][number] & { cell: (deal: Deal) => ExportCell }

const COLUMNS: readonly DealColumn[] = [
  { name: 'deal_id', kind: 'text', width: 38, cell: ({ dealId }) => dealId },
  { name: 'external_id', kind: 'text', cell: ({ externalId }) => externalId },
  { name: 'deal', kind: 'text', width: 30, cell: ({ deal }) => deal },
  { name: 'account', kind: 'text', width: 30, cell: ({ account }) => account },
  { name: 'segment', kind: 'text', width: 20, cell: ({ segment }) => segment },
  { name: 'owner', kind: 'text', width: 20, cell: ({ owner }) => owner },
  { name: 'outcome', kind: 'text', cell: ({ outcome }) => outcome },
  {
    ...{ name: 'amount', kind: 'amount', width: 18 },
    cell: ({ amount, currency }) => amountOf({ amount, currency }),
  },
  { name: 'currency', kind: 'text', cell: ({ currency }) => currency },
  { name: 'closed_at', kind: 'day', cell: ({ closedAt }) => closedAt },
  { name: 'notes', kind: 'number', cell: ({ notes }) => notes },
  { name: 'blockers', kind: 'number', cell: ({ blockers }) => blockers },
]
const NAMING: ReadonlySet<string> = new Set(['deal', 'account'])

interface Parts {
  filter: Filter
  redact: boolean
  /** Of the columns that notes have as well, those that were asked for. */
  chosen: ReadonlySet<string>
}

/** Each deal once, with how many of the filtered notes are on it, so that amounts can be added up. */
export function dealsSheet(tx: WorkspaceTx, reader: Reader, { filter, redact, chosen }: Parts): Sheet {
  const ofNotes = new Set(exportColumns.map(({ column }) => column))
  const columns = COLUMNS.filter(({ name }) => chosen.has(name) || !ofNotes.has(name))
  const cellOf = ({ name, cell }: DealColumn, deal: Deal) => {
    const value = cell(deal)
    return redact && value !== null && NAMING.has(name) ? REDACTED : value
  }
  return {
    name: 'Deals',
    columns,
    rows: () => batched(dealsOfFilter(tx, reader, filter), (deal) => columns.map((column) => cellOf(column, deal))),
  }
}
