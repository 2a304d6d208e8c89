import { exportColumns } from '@/utils/model/export-columns'
import { fractionDigits } from '@/utils/model/money'
import type { ObjectionView } from '@/utils/model/views'

/** A row of an export: each cell by its column, in the order of `exportColumns`. */
export type ExportRow = Record<string, string | number | null>

/** What names the customer or quotes them, or leads to a picture that may. */
const REDACTED_FIELDS: ReadonlySet<string> = new Set(['account', 'deal', 'quote', 'page', 'screenshot'])
const REDACTED = '[redacted]'

/** The cells of an objection; with `redact`, what names the customer or quotes them is hidden. */
export function exportRow(view: ObjectionView, { redact }: { redact: boolean }): ExportRow {
  const values: Record<string, unknown> = { ...view, amount: majorUnits(view) }
  return Object.fromEntries(
    exportColumns.map(({ field, column }) => {
      const value = values[field]
      if (redact && REDACTED_FIELDS.has(field) && value !== null) return [column, REDACTED]
      return [column, typeof value === 'string' || typeof value === 'number' ? value : null]
    }),
  )
}

/** An amount as people write it, with a point: exact to the cent up to 2^53 minor units. */
function majorUnits({ amount, currency }: ObjectionView): number | null {
  if (amount === null || currency === null) return null
  return Number((amount / 10 ** fractionDigits(currency)).toFixed(fractionDigits(currency)))
}
