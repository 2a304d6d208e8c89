import type { WorkspaceTx } from '@/server/db/schema'
import { dealsOfFilter } from '@/server/store/filter-totals'
import type { Reader } from '@/server/store/objection-filter'
import { exportColumns } from '@/utils/model/export-columns'
import type { Filter } from '@/utils/model/filter'
import { batched } from './batched'
import { rowReader } from './export-rows'
import type { Sheet, SheetColumn } from './sheet-xml'

const COLUMNS: readonly SheetColumn[] = [
  { column: 'deal_id', kind: 'text', width: 38 },
  { column: 'external_id', kind: 'text' },
  { column: 'deal', kind: 'text', width: 30 },
  { column: 'account', kind: 'text', width: 30 },
  { column: 'segment', kind: 'text', width: 20 },
  { column: 'owner', kind: 'text', width: 20 },
  { column: 'outcome', kind: 'text' },
  { column: 'amount', kind: 'amount', width: 18 },
  { column: 'currency', kind: 'text' },
  { column: 'closed_at', kind: 'day' },
  { column: 'notes', kind: 'number' },
  { column: 'blockers', kind: 'number' },
]

interface Parts {
  filter: Filter
  redact: boolean
  /** Of the columns that notes have as well, those that were asked for. */
  chosen: ReadonlySet<string>
}

/** Each deal once, with how many of the filtered notes are on it, so that amounts can be added up. */
export function dealsSheet(tx: WorkspaceTx, reader: Reader, { filter, redact, chosen }: Parts): Sheet {
  const ofNotes = new Set(exportColumns.map(({ column }) => column))
  const columns = COLUMNS.filter(({ column }) => chosen.has(column) || !ofNotes.has(column))
  const read = rowReader(columns, { redact })
  return { name: 'Deals', columns, rows: () => batched(tx, dealsOfFilter(tx, reader, filter), read) }
}
