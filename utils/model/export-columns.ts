import { objection } from './records'

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The objection's own fields as columns of every export, in the record's order. */
const ownColumns = Object.keys(objection.shape).map((field) => ({ field, column: snakeCase(field) }))

/** What stands beside them in words; `amount` is in major units with the currency's decimals. */
const besideColumns = ['account', 'deal', 'segment', 'owner', 'outcome', 'amount', 'currency', 'theme'] as const

/** Every column of an export of objections, in order: `field` is its name in an `ObjectionView`. */
export const exportColumns: ReadonlyArray<{ field: string; column: string }> = [
  ...ownColumns,
  ...besideColumns.map((column) => ({ field: column, column })),
]

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
