import { objection } from './records'

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** How a cell is written: text is guarded, the others are not text to any program that knows types. */
export type CellKind = 'text' | 'number' | 'amount' | 'instant'

export interface ExportColumn {
  /** Its name in an `ObjectionView`. */
  field: string
  column: string
  kind: CellKind
}

const KINDS: Readonly<Record<string, CellKind>> = {
  ...{ atMs: 'number', amount: 'amount', raisedAt: 'instant', createdAt: 'instant', deletedAt: 'instant' },
}

/** What stands beside the objection's own fields in words; `amount` is in major units with the currency's decimals. */
const BESIDE = ['account', 'deal', 'segment', 'owner', 'outcome', 'amount', 'currency', 'theme'] as const

/** Every column of an export of objections: the objection's own fields in the record's order, then what stands beside them. */
export const exportColumns: readonly ExportColumn[] = [...Object.keys(objection.shape), ...BESIDE].map((field) => ({
  ...{ field, column: snakeCase(field), kind: KINDS[field] ?? 'text' },
}))

/** Stands in a cell that names the customer or quotes them, where they are left out. */
export const REDACTED = '[redacted]'

const FORMULA_START = /^[=+\-@\t\r]/
const GUARDED = /^'[=+\-@\t\r]/

/**
 * A text cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP "CSV Injection");
 * a text that already looks guarded gets one more, so that `unguardCell` gives back every text as it was.
 */
export function guardCell(text: string): string {
  return FORMULA_START.test(text) || /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** Takes the apostrophe of `guardCell` away again; every other text is returned as it is. */
export function unguardCell(text: string): string {
  return GUARDED.test(text) || /^''+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
