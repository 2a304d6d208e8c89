import type { ExportColumn } from '@/utils/model/export-columns'
import { decimalOf } from '@/utils/model/money'
import type { ObjectionView } from '@/utils/model/views'

/** What stands in a table of an export, by the kind of its column; an amount is a decimal as text, so that it is exact. */
export type ExportCell = string | number | null

/** What names the customer or quotes them, or leads to a picture that may. */
const REDACTED_FIELDS: ReadonlySet<string> = new Set(['account', 'deal', 'quote', 'page', 'screenshot'])
export const REDACTED = '[redacted]'

export interface RowOptions {
  columns: readonly ExportColumn[]
  /** Hides what names the customer or quotes them. */
  redact: boolean
}

/** The cells of an objection in the order of the columns. */
export function exportRow(view: ObjectionView, { columns, redact }: RowOptions): ExportCell[] {
  const values: Readonly<Record<string, unknown>> = view
  return columns.map(({ field, kind }) => {
    if (kind === 'amount') return amountOf(view)
    const value = values[field]
    if (redact && REDACTED_FIELDS.has(field) && value !== null) return REDACTED
    return typeof value === 'string' || typeof value === 'number' ? value : null
  })
}

/** An amount in major units; null where there is none, or no currency to say what it is of. */
export function amountOf({ amount, currency }: Pick<ObjectionView, 'amount' | 'currency'>): string | null {
  return amount === null || currency === null ? null : decimalOf(amount, currency)
}
