import { guardCell } from '@/utils/model/export-columns'
import type { ImportAnswer } from '@/utils/model/import'

/** What is wrong with a file, as a file to work through: RFC 4180, by line. */
export function problemRows({ rejected, warnings }: Pick<ImportAnswer, 'rejected' | 'warnings'>): string {
  const rows = [
    ...rejected.map((note) => ({ ...note, problem: 'left out' })),
    ...warnings.map((note) => ({ ...note, problem: 'warning' })),
  ].sort((a, b) => a.line - b.line)
  const lines = rows.map(({ line, problem, reason }) => `${line},${problem},${quoted(guardCell(reason))}`)
  return ['line,problem,reason', ...lines, ''].join('\r\n')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
