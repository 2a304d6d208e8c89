import { guardCell } from '@/utils/model/export-columns'
import type { ExportCell, TableColumn } from './export-rows'

/** A record after RFC 4180 with its line end: quotes only where they are needed, a quote inside doubled. */
export function csvLine(cells: readonly ExportCell[]): string {
  return recordOf(cells, (cell) => (typeof cell === 'string' ? quoted(cell) : (cell ?? '')))
}

/** Text that a spreadsheet would run gets an apostrophe; a number that begins with a minus is a number. */
export function csvRow(cells: readonly ExportCell[], columns: readonly TableColumn[]): string {
  return recordOf(cells, (cell, at) => {
    if (typeof cell !== 'string') return cell ?? ''
    return columns[at]?.kind === 'text' ? quoted(guardCell(cell)) : cell
  })
}

function recordOf(cells: readonly ExportCell[], write: (cell: ExportCell, at: number) => string | number): string {
  let line = ''
  for (const [at, cell] of cells.entries()) line += at === 0 ? write(cell, at) : `,${write(cell, at)}`
  // A single empty cell would be an empty line, which readers pass over.
  return line === '' ? '""\r\n' : `${line}\r\n`
}

/** One object a line. An amount is a number as it stands: what is read of it is as exact as the reader's numbers. */
export function jsonLine(cells: readonly ExportCell[], columns: readonly TableColumn[]): string {
  const members = columns.map(({ column, kind }, at) => {
    const cell = cells[at] ?? null
    return `"${column}":${kind === 'amount' && cell !== null ? cell : JSON.stringify(cell)}`
  })
  return `{${members.join(',')}}\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
