import { stringify } from 'csv-stringify/sync'
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Reader } from '@/server/store/objection-filter'
import { objectionViews } from '@/server/store/objection-queries'
import { exportColumns, guardCell } from '@/utils/model/export-columns'
import type { Filter } from '@/utils/model/filter'
import { type ExportRow, exportRow } from './export-rows'

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

export interface ExportOptions {
  format: ExportFormat
  filter: Filter
  /** Hides customers' names and quotes. */
  redact: boolean
  /** A byte order mark before CSV, by which Excel knows UTF-8. */
  bom: boolean
}

const ROWS_A_CHUNK = 1_000
const INSTANTS: ReadonlySet<string> = new Set(['raised_at', 'created_at', 'deleted_at'])

/** The filtered objections as the pieces of a file, newest first. CSV and JSON Lines hold one chunk of rows in memory. */
export async function* exportObjections(
  tx: WorkspaceTx,
  reader: Reader,
  { format, filter, redact, bom }: ExportOptions,
): AsyncGenerator<Uint8Array | string> {
  const chunks = rowChunks(tx, reader, filter, redact)
  if (format === 'xlsx') return yield await workbook(chunks)
  if (format === 'csv') yield (bom ? '\ufeff' : '') + csvLines([exportColumns.map(({ column }) => column)])
  for await (const rows of chunks) {
    yield format === 'csv' ? csvLines(rows.map(guardedCells)) : rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  }
}

async function* rowChunks(
  tx: WorkspaceTx,
  reader: Reader,
  filter: Filter,
  redact: boolean,
): AsyncGenerator<ExportRow[]> {
  let chunk: ExportRow[] = []
  const ordered = objectionViews(tx, reader, filter).orderBy('o.raisedAt', 'desc').orderBy('o.id', 'desc')
  for await (const view of ordered.stream(ROWS_A_CHUNK)) {
    chunk.push(exportRow(view, { redact }))
    if (chunk.length < ROWS_A_CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function guardedCells(row: ExportRow): (string | number | null)[] {
  return exportColumns.map(({ column }) => {
    const value = row[column] ?? null
    return typeof value === 'string' ? guardCell(value) : value
  })
}

/** RFC 4180: lines end in CR LF, quotes only where needed, a quote inside doubled. */
function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify([...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/** A workbook of one sheet: text as typed, numbers and instants as such. It is built in memory. */
async function workbook(chunks: AsyncIterable<ExportRow[]>): Promise<Uint8Array> {
  const data: SheetData = [exportColumns.map(({ column }) => ({ value: column, type: String, fontWeight: 'bold' }))]
  for await (const rows of chunks)
    data.push(...rows.map((row) => exportColumns.map(({ column }) => cellOf(column, row))))
  return writeExcelFile(data, { sheet: 'Objections', stickyRowsCount: 1 }).toBuffer()
}

function cellOf(column: string, row: ExportRow): Cell {
  const value = row[column] ?? null
  if (value === null) return null
  if (INSTANTS.has(column)) return { value: new Date(String(value)), type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
  return typeof value === 'number' ? { value, type: Number } : { value: String(value), type: String }
}
