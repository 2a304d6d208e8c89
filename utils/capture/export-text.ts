import { stringify } from 'csv-stringify/browser/esm/sync'
import { exportColumns, guardCell } from '../model/export-columns'
import type { ExportFormat, ExportNote } from './export-note'
import { notesMarkdown } from './markdown'
import { notesText } from './summary'

const EXTENSIONS: Record<ExportFormat, string> = { csv: 'csv', jsonl: 'jsonl', text: 'txt', markdown: 'md' }

/** What the file is called: by its day and never by its customer, for a list of downloads may be seen. */
export const exportName = (format: ExportFormat, day: string): string => `notes-${day}.${EXTENSIONS[format]}`

/** Notes as a file's text, in the same columns as every other export. */
export function exportText(format: ExportFormat, notes: readonly ExportNote[]): string {
  if (format === 'csv') return csv(notes)
  if (format === 'jsonl') return jsonLines(notes)
  return format === 'text' ? notesText(notes) : notesMarkdown(notes)
}

function csv(notes: readonly ExportNote[]): string {
  const header = exportColumns.map(({ column }) => column)
  const rows = notes.map((note) => exportColumns.map(({ field }) => cell(fieldOf(note, field))))
  // By itself it quotes only the very record delimiter, and a reader may end a record at any line end.
  return stringify([header, ...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

function jsonLines(notes: readonly ExportNote[]): string {
  return notes
    .map((note) => Object.fromEntries(exportColumns.map(({ field, column }) => [column, fieldOf(note, field)])))
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')
}

const fieldOf = (note: ExportNote, field: string): unknown => note[field as keyof ExportNote] ?? null

function cell(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'string' ? guardCell(value) : String(value)
}
