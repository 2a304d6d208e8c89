import { stringify } from 'csv-stringify/browser/esm/sync'
import { exportColumns, guardCell } from '../model/export-columns'
import type { ExportFormat, ExportNote } from './export-note'
import { notesMarkdown } from './markdown'
import { notesText } from './summary'

/** Notes as a file's text, in the same columns as every other export. */
export function exportText(format: ExportFormat, notes: readonly ExportNote[]): { text: string; fileName: string } {
  if (format === 'csv') return { text: csv(notes), fileName: 'notes.csv' }
  if (format === 'jsonl') return { text: jsonLines(notes), fileName: 'notes.jsonl' }
  if (format === 'text') return { text: notesText(notes), fileName: 'notes.txt' }
  return { text: notesMarkdown(notes), fileName: 'notes.md' }
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
