import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'
import { unguardCell } from '@/utils/model/export-columns'
import {
  delimiterOf,
  headersOf,
  isAboutLine,
  isSurplus,
  PARSING,
  refuseBinary,
  refuseNul,
  separatorHint,
  unreadable,
  wideEncodingOf,
} from './csv-text'

/** One record of the file: the line it begins on (the header is line 1) and its cells by header. */
export interface CsvRow {
  line: number
  cells: { get(header: string): string | undefined }
  /** It has cells beyond the header's: a separator inside a cell that is not quoted has shifted them. */
  surplus: boolean
}

/** A table of which rows come one after another, as often as they are asked for. */
export interface CsvTable {
  headers: string[]
  rows: Iterable<CsvRow> | AsyncIterable<CsvRow>
}

/** A table that is in memory as a whole. */
export interface CsvFile extends CsvTable {
  rows: (CsvRow & { cells: ReadonlyMap<string, string> })[]
}

const MAX_BYTES = 256 * 1024 * 1024

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

/**
 * Reads a CSV file as real exports have it: UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab, quoted
 * after RFC 4180. The apostrophe with which an export of ours guards formulas is taken away again.
 */
export function readCsv(bytes: Uint8Array): CsvFile {
  if (bytes.length > MAX_BYTES) {
    throw new BadInputError(`The file has ${bytes.length} bytes; at most ${MAX_BYTES} are read at once. Split it.`)
  }
  refuseBinary(bytes)
  const text = decode(bytes)
  const nul = text.indexOf('\0')
  if (nul >= 0) refuseNul(text.slice(0, nul).split('\n').length)
  const hint = separatorHint(text)
  const body = text.slice(hint?.length ?? 0)
  const records = parseRecords(body, hint?.delimiter ?? delimiterOf(body))
  const linesBefore = hint ? 1 : 0
  while (records[0] && isAboutLine(records[0].record)) records.shift()
  const header = records.shift()
  const headers = headersOf(header?.record)
  const rows = records.map(({ record }, i) => ({
    // `info.lines` counts to the record's last line; a quoted cell may span several.
    line: linesBefore + (records[i - 1]?.info.lines ?? header?.info.lines ?? 0) + 1,
    surplus: isSurplus(record, headers),
    cells: new Map(headers.map((name, column) => [name, unguardCell(record[column] ?? '')])),
  }))
  return { headers, rows }
}

function parseRecords(text: string, delimiter: string): z.infer<typeof parsed> {
  try {
    return parsed.parse(parse(text, { ...PARSING, delimiter }))
  } catch (cause) {
    throw unreadable(cause)
  }
}

function decode(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Every byte is a letter in Windows-1252, so it is the guess of last resort, as in browsers.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
