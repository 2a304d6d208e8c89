/** What an import says about one line of the file (the header is line 1). */
export interface LineNote {
  line: number
  reason: string
}

/** The result of an import: rejected rows are no failure, the good ones are in. */
export interface ImportReport {
  imported: number
  updated: number
  unchanged: number
  rejected: LineNote[]
  warnings: LineNote[]
}

/** Collects what is wrong with one row; a row with a reason in `rejected` is left out. */
export interface RowNotes {
  reject(reason: string): void
  warn(reason: string): void
}

export function emptyReport(): ImportReport {
  return { imported: 0, updated: 0, unchanged: 0, rejected: [], warnings: [] }
}
