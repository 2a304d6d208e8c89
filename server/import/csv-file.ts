import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'
import { unguardCell } from '@/utils/model/export-columns'

/** One record of the file: the line it begins on (the header is line 1) and its cells by header. */
export interface CsvRow {
  line: number
  cells: ReadonlyMap<string, string>
  /** It has cells beyond the header's: a separator inside a cell that is not quoted has shifted them. */
  surplus: boolean
}

export interface CsvFile {
  headers: string[]
  rows: CsvRow[]
}

const MAX_BYTES = 256 * 1024 * 1024
/** How each line begins that an export of ours says of itself; no column is called so. */
const ABOUT_LINE = '# '
const DELIMITERS = [',', ';', '\t']

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

/**
 * Reads a CSV file as real exports have it: UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab, quoted
 * after RFC 4180. The apostrophe with which an export of ours guards formulas is taken away again.
 */
export function readCsv(bytes: Uint8Array): CsvFile {
  if (bytes.length > MAX_BYTES) {
    throw new BadInputError(`The file has ${bytes.length} bytes; at most ${MAX_BYTES} are read at once. Split it.`)
  }
  const text = decode(bytes)
  if (text.includes('\0')) {
    throw new BadInputError('The file is not text: it holds NUL bytes. Save it as CSV in UTF-8. Nothing was imported.')
  }
  // Excel's own hint for Excel stands before the header; it is still line 1 of the file.
  const hint = /^\ufeff?sep=(.)\r?\n/i.exec(text)
  const body = text.slice(hint?.[0].length ?? 0)
  const records = parseRecords(body, hint?.[1] ?? delimiterOf(body))
  const linesBefore = hint ? 1 : 0
  // What an export of ours says of itself stands before its table.
  while (records[0]?.record[0]?.startsWith(ABOUT_LINE)) records.shift()
  const header = records.shift()
  if (!header) throw new BadInputError('The file is empty. Its first line must name the columns.')
  const headers = header.record.map((name) => name.trim())
  const rows = records.map(({ record }, i) => ({
    // `info.lines` counts to the record's last line; a quoted cell may span several.
    line: linesBefore + (records[i - 1]?.info.lines ?? header.info.lines) + 1,
    surplus: record.slice(headers.length).some((cell) => cell.trim() !== ''),
    cells: new Map(headers.map((name, column) => [name, unguardCell(record[column] ?? '')])),
  }))
  return { headers, rows }
}

function parseRecords(text: string, delimiter: string): z.infer<typeof parsed> {
  try {
    return parsed.parse(
      parse(text, { delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
    )
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BadInputError(`The file is not readable as CSV: ${reason}. Nothing was imported.`, { cause })
  }
}

function decode(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Without a mark: a header of Latin letters has every second byte zero.
  if (a !== 0 && b === 0) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0 && b !== 0) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Every byte is a letter in Windows-1252, so it is the guess of last resort, as in browsers.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The separator that the header line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
