import { BadInputError } from '@/utils/model/errors'
import type { CsvFile, CsvRow } from './csv-file'
import { type HeaderNames, mapHeaders } from './headers'
import type { ImportReport, RowNotes } from './report'

/** A row's cells by field, trimmed; an empty or missing cell is null. */
export type Cells<Field extends string> = (field: Field) => string | null

export interface ReadRow<T> {
  line: number
  value: T
}

/**
 * Reads each row of a file by `read`. A row that gives no value, or whose id stood in an earlier row, is noted in the
 * report with its line and reason and left out; the others are returned in the file's order.
 */
export function readRows<Field extends string, T extends { externalId: string | null }>(
  file: CsvFile,
  cellsOf: (row: CsvRow) => Cells<Field>,
  read: (cells: Cells<Field>, notes: RowNotes) => T | undefined,
  report: ImportReport,
): ReadRow<T>[] {
  const firstLineOf = new Map<string, number>()
  const good: ReadRow<T>[] = []
  for (const row of file.rows) {
    const reasons = row.surplus ? ['it has more cells than the header names: a separator in a text is not quoted'] : []
    const warn = (reason: string) => report.warnings.push({ line: row.line, reason })
    const value = read(cellsOf(row), { reject: (reason) => reasons.push(reason), warn })
    const earlier = value?.externalId == null ? undefined : firstLineOf.get(value.externalId)
    if (earlier !== undefined) reasons.push(`duplicate of line ${earlier}: "${value?.externalId}" stands there already`)
    if (value?.externalId != null && earlier === undefined) firstLineOf.set(value.externalId, row.line)
    if (reasons.length > 0 || value === undefined) report.rejected.push({ line: row.line, reason: reasons.join('; ') })
    else good.push({ line: row.line, value })
  }
  return good
}

/** Finds the columns of a file; a missing required one ends the import with what to do. */
export function columnsOf<Field extends string>(
  file: CsvFile,
  names: HeaderNames<Field>,
  required: readonly NoInfer<Field>[],
): { cellsOf: (row: CsvRow) => Cells<Field>; has: (field: Field) => boolean } {
  const headers = mapHeaders(names, file.headers)
  for (const field of required) {
    if (headers.has(field)) continue
    const known = names[field].join('", "')
    throw new BadInputError(
      `The file has no column for ${field}. Its header should name one of "${known}"; it names "${file.headers.join('", "')}".`,
    )
  }
  const cellsOf = (row: CsvRow) => (field: Field) => {
    const header = headers.get(field)
    const text = header === undefined ? '' : (row.cells.get(header) ?? '')
    return text.trim() === '' ? null : text
  }
  return { cellsOf, has: (field) => headers.has(field) }
}
