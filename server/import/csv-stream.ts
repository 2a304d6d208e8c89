import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import { unguardCell } from '@/utils/model/export-columns'
import type { CsvRow, CsvTable } from './csv-file'
import {
  delimiterOf,
  type Encoding,
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

/** A file of any size, of which one row after another is in memory. */
export interface CsvStream extends CsvTable {
  rows: AsyncIterable<CsvRow>
  encoding: Encoding
  delimiter: string
}

interface Record {
  record: string[]
  info: { lines: number }
}

/** Opens a file on disk; what is wrong with it as a whole is a `BadInputError`. What `readCsv` reads, this reads alike. */
export async function openCsv(path: string): Promise<CsvStream> {
  const { encoding, head } = await examine(path)
  const hint = separatorHint(head)
  const delimiter = hint?.delimiter ?? delimiterOf(head.slice(hint?.length ?? 0))
  // The hint is a line of the file and none of the table.
  const records = () => readRecords(path, encoding, { ...PARSING, bom: true, delimiter, from_line: hint ? 2 : 1 })
  const headers = headersOf(await firstOf(records()))
  return { headers, encoding, delimiter, rows: { [Symbol.asyncIterator]: () => rowsOf(records(), headers) } }
}

/** Reads the file once to know its encoding, because the last byte may be the first that is no UTF-8. */
async function examine(path: string): Promise<{ encoding: Encoding; head: string }> {
  let wide: Encoding | undefined
  let head: Uint8Array | undefined
  let isUtf8 = true
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const lines = { before: 1 }
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (!head) {
      head = chunk
      refuseBinary(chunk)
      wide = wideEncodingOf(chunk)
    }
    if (!wide) refuseNulIn(chunk, lines)
    isUtf8 &&= !wide && decodes(utf8, chunk, { stream: true })
  }
  isUtf8 &&= decodes(utf8, new Uint8Array(), { stream: false })
  // Every byte is a letter in Windows-1252, so it is the guess of last resort, as in browsers.
  const encoding = wide ?? (isUtf8 ? 'utf-8' : 'windows-1252')
  return { encoding, head: new TextDecoder(encoding).decode(head) }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, options: TextDecodeOptions): boolean {
  try {
    decoder.decode(chunk, options)
    return true
  } catch {
    return false
  }
}

function refuseNulIn(chunk: Buffer, lines: { before: number }): void {
  const nul = chunk.indexOf(0)
  const end = nul < 0 ? chunk.length : nul
  for (let at = chunk.indexOf(10); at >= 0 && at < end; at = chunk.indexOf(10, at + 1)) lines.before++
  if (nul >= 0) refuseNul(lines.before)
}

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let line = 1
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true })
    const nul = encoding.startsWith('utf-16') ? text.indexOf('\0') : -1
    if (nul >= 0) refuseNul(line + text.slice(0, nul).split('\n').length - 1)
    if (encoding.startsWith('utf-16')) line += text.split('\n').length - 1
    yield text
  }
  yield decoder.decode()
}

async function* readRecords(path: string, encoding: Encoding, options: object): AsyncGenerator<Record> {
  const parser = parse(options)
  // Whatever breaks the reading comes out of the parser; whoever stops reading closes the file.
  pipeline(decoded(path, encoding), parser, () => undefined)
  try {
    for await (const record of parser) yield record
  } catch (cause) {
    throw cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CSV_') ? unreadable(cause) : cause
  }
}

async function firstOf(records: AsyncGenerator<Record>): Promise<string[] | undefined> {
  for await (const { record } of records) if (!isAboutLine(record)) return record
  return undefined
}

async function* rowsOf(records: AsyncGenerator<Record>, headers: readonly string[]): AsyncGenerator<CsvRow> {
  const columnOf = new Map(headers.map((name, column) => [name, column]))
  let lastLine: number | undefined
  for await (const { record, info } of records) {
    if (lastLine === undefined && isAboutLine(record)) continue
    if (lastLine !== undefined)
      yield {
        line: lastLine + 1,
        surplus: isSurplus(record, headers),
        cells: {
          get(header) {
            const column = columnOf.get(header)
            return column === undefined ? undefined : unguardCell(record[column] ?? '')
          },
        },
      }
    // `info.lines` counts to the record's last line; a quoted cell may span several.
    lastLine = info.lines
  }
}
