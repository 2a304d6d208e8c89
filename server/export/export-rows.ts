import { type CellKind, REDACTED } from '@/utils/model/export-columns'
import { decimalOf } from '@/utils/model/money'

/** What stands in a table of an export, by the kind of its column; an amount is a decimal as text, so that it is exact. */
export type ExportCell = string | number | null

/** A column of a table: its name, which is the one that the database has for it, and how its cells are written. */
export interface TableColumn {
  column: string
  /** `day` is an instant of which the day alone is shown. */
  kind: CellKind | 'day'
}

/** A row as PostgreSQL names it. */
export type DatabaseRow = Readonly<Record<string, unknown>>

/** What names the customer or quotes them, or leads to a picture that may. */
const REDACTED_COLUMNS: ReadonlySet<string> = new Set(['account', 'deal', 'quote', 'page', 'screenshot'])

/** Turns rows into cells in the order of the columns; with `redact`, what names the customer or quotes them is hidden. */
export function rowReader(
  columns: readonly TableColumn[],
  { redact }: { redact: boolean },
): (row: DatabaseRow) => ExportCell[] {
  const hidden = new Set(columns.filter(({ column }) => redact && REDACTED_COLUMNS.has(column)))
  return (row) =>
    columns.map((one) => {
      const value = row[one.column] ?? null
      if (value === null) return null
      if (hidden.has(one)) return REDACTED
      if (one.kind === 'amount') return amountOf(value, row.currency)
      return typeof value === 'number' ? value : String(value)
    })
}

/** In major units; null where no currency says what it is of. */
function amountOf(amount: unknown, currency: unknown): string | null {
  return typeof amount === 'number' && typeof currency === 'string' ? decimalOf(amount, currency) : null
}
