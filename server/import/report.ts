/** What an import says about one line of the file (the header is line 1). */
export interface LineNote {
  line: number
  reason: string
}

/** So many are listed of what is wrong, so that a file of nothing else is answered too. */
export const MAX_NOTES = 100_000

/** The result of an import: rejected rows are no failure, the good ones are in. */
export interface ImportReport {
  imported: number
  updated: number
  unchanged: number
  rejected: LineNote[]
  warnings: LineNote[]
  /** How many more there are than are listed. */
  unlisted: { rejected: number; warnings: number }
}

/** Collects what is wrong with one row; a row with a reason in `rejected` is left out. */
export interface RowNotes {
  reject(reason: string): void
  warn(reason: string): void
}

export function emptyReport(): ImportReport {
  const unlisted = { rejected: 0, warnings: 0 }
  return { imported: 0, updated: 0, unchanged: 0, rejected: [], warnings: [], unlisted }
}

export function addNote(report: ImportReport, kind: 'rejected' | 'warnings', note: LineNote): void {
  if (report[kind].length < MAX_NOTES) report[kind].push(note)
  else report.unlisted[kind]++
}
