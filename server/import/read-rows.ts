import { BadInputError } from '@/utils/model/errors'
import type { CsvFile, CsvRow, CsvTable } from './csv-file'
import { type HeaderNames, mapHeaders } from './headers'
import { addNote, type ImportReport, type RowNotes } from './report'

/** A row's cells by field, trimmed; an empty or missing cell is null. */
export type Cells<Field extends string> = (field: Field) => string | null

export interface ReadRow<T> {
  line: number
  value: T
}

/**
 * Reads one row after another by `read`. A row that gives no value, or whose id stood in an earlier row, is noted in the
 * report with its line and reason, and is undefined.
 */
export function rowReader<Field extends string, T extends { externalId: string | null }>(
  cellsOf: (row: CsvRow) => Cells<Field>,
  read: (cells: Cells<Field>, notes: RowNotes) => T | undefined,
  report: ImportReport,
): (row: CsvRow) => ReadRow<T> | undefined {
  const firstLineOf = new Map<string, number>()
  return (row) => {
    const { line } = row
    const reasons = row.surplus ? ['it has more cells than the header names: a separator in a text is not quoted'] : []
    const doubts: string[] = []
    const value = read(cellsOf(row), {
      reject: (reason) => reasons.push(reason),
      warn: (reason) => doubts.push(reason),
    })
    const earlier = value?.externalId == null ? undefined : firstLineOf.get(value.externalId)
    if (earlier !== undefined) reasons.push(`duplicate of line ${earlier}: "${value?.externalId}" stands there already`)
    if (value?.externalId != null && earlier === undefined) firstLineOf.set(value.externalId, line)
    if (reasons.length > 0 || value === undefined) {
      addNote(report, 'rejected', { line, reason: reasons.join('; ') })
      return undefined
    }
    for (const reason of doubts) addNote(report, 'warnings', { line, reason })
    return { line, value }
  }
}

/** The good rows of a file in its order. */
export function readRows<Field extends string, T extends { externalId: string | null }>(
  file: CsvFile,
  ...reading: Parameters<typeof rowReader<Field, T>>
): ReadRow<T>[] {
  const read = rowReader(...reading)
  return file.rows.map(read).filter((row) => row !== undefined)
}

/**
 * Finds the columns of a file: those that `mapping` names, else those that are called like what they hold. A missing
 * required one ends the import with what to do.
 */
export function columnsOf<Field extends string>(
  { headers: given }: Pick<CsvTable, 'headers'>,
  names: HeaderNames<Field>,
  { required, mapping }: { required: readonly NoInfer<Field>[]; mapping?: Partial<Record<Field, string>> | undefined },
): { cellsOf: (row: CsvRow) => Cells<Field>; has: (field: Field) => boolean } {
  const headers = mapping ? named(mapping, given) : mapHeaders(names, given)
  for (const field of required) {
    if (headers.has(field)) continue
    const known = names[field].join('", "')
    throw new BadInputError(
      `The file has no column for ${field}. Its header should name one of "${known}"; it names "${listed(given)}".`,
    )
  }
  const cellsOf = (row: CsvRow) => (field: Field) => {
    const header = headers.get(field)
    const text = header === undefined ? '' : (row.cells.get(header) ?? '')
    return text.trim() === '' ? null : text
  }
  return { cellsOf, has: (field) => headers.has(field) }
}

function named<Field extends string>(
  mapping: Partial<Record<Field, string>>,
  headers: readonly string[],
): ReadonlyMap<Field, string> {
  const columns = new Map<Field, string>()
  for (const [field, header] of Object.entries(mapping) as [Field, string][]) {
    if (!headers.includes(header))
      throw new BadInputError(`The file has no column "${header}" for ${field}; it names "${listed(headers)}".`)
    columns.set(field, header)
  }
  return columns
}

/** What a header names, as far as a sentence has room. */
function listed(headers: readonly string[]): string {
  const [first, more] = [headers.slice(0, 30), headers.length - 30]
  return `${first.join('", "')}${more > 0 ? `", and ${more} more` : ''}`.slice(0, 2_000)
}
