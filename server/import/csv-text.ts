import { BadInputError } from '@/utils/model/errors'
import type { ImportLook } from '@/utils/model/import'

export type Encoding = ImportLook['encoding']

const DELIMITERS = [',', ';', '\t']
const MAX_COLUMNS = 2_000
/** The longest row: a quote that is never closed would take in the rest of the file. */
const MAX_ROW_BYTES = 1024 * 1024
/** How each line begins that an export of ours says of itself; no column is called so. */
const ABOUT_LINE = '# '

/** How csv-parse reads real exports. */
export const PARSING = {
  ...{ info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  max_record_size: MAX_ROW_BYTES,
} as const

/** What else people call a CSV file, by its first bytes. */
const BINARIES: readonly [magic: number[], is: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive or an Excel workbook'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook'],
  [[0x1f, 0x8b], 'gzipped'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
]

/** Refuses what is no text at all, by its first bytes. */
export function refuseBinary(head: Uint8Array): void {
  const known = BINARIES.find(([magic]) => magic.every((byte, at) => head[at] === byte))
  if (!known) return
  throw new BadInputError(`The file is ${known[1]}, not CSV. Save its table as CSV in UTF-8. Nothing was imported.`)
}

export function refuseNul(line: number): never {
  throw new BadInputError(
    `The file is not text: it holds NUL bytes, the first in line ${line}. Save it as CSV in UTF-8. Nothing was imported.`,
  )
}

/** The encoding that the first bytes tell; undefined for one of those in which a Latin letter is one byte. */
export function wideEncodingOf([a, b]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // Without a mark: a header of Latin letters has every second byte zero.
  if (a !== 0 && b === 0) return 'utf-16le'
  if (a === 0 && b !== undefined && b !== 0) return 'utf-16be'
  return undefined
}

/** Excel's own hint for Excel, before the header; it is still line 1 of the file. */
export function separatorHint(text: string): { length: number; delimiter: string } | undefined {
  const hint = /^\ufeff?sep=(.)\r?\n/i.exec(text)
  return hint?.[1] === undefined ? undefined : { length: hint[0].length, delimiter: hint[1] }
}

/** The separator that the header line has most of, outside quotes. */
export function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** What an export of ours says of itself stands before its table. */
export function isAboutLine(record: readonly string[]): boolean {
  return record[0]?.startsWith(ABOUT_LINE) ?? false
}

/** The columns' names; a file without a header, or with one as wide as no table is, is refused. */
export function headersOf(record: readonly string[] | undefined): string[] {
  if (!record) throw new BadInputError('The file is empty. Its first line must name the columns.')
  if (record.length > MAX_COLUMNS)
    throw new BadInputError(
      `The file has ${record.length} columns; at most ${MAX_COLUMNS} are read. Leave out those that say nothing of deals. Nothing was imported.`,
    )
  return record.map((name) => name.replace(/^\ufeff/, '').trim())
}

/** Whether a separator inside a cell that is not quoted has shifted the cells beyond the header's. */
export function isSurplus(record: readonly string[], headers: readonly string[]): boolean {
  return record.length > headers.length && record.slice(headers.length).some((cell) => cell.trim() !== '')
}

export function unreadable(cause: unknown): BadInputError {
  if (!(cause instanceof Error)) throw cause
  if ('code' in cause && cause.code === 'CSV_MAX_RECORD_SIZE') {
    const line = 'lines' in cause ? ` near line ${cause.lines}` : ''
    return new BadInputError(
      `A row${line} is longer than ${MAX_ROW_BYTES / 1024} KiB: a quote may be opened there and never closed. Nothing was imported.`,
      { cause },
    )
  }
  return new BadInputError(`The file is not readable as CSV: ${cause.message}. Nothing was imported.`, { cause })
}
