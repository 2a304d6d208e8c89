import type { Db } from '@/server/db/connect'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'

/** Where a file goes, and what it does not say itself. */
export interface ImportTarget {
  db: Db
  workspaceId: WorkspaceId
  /** Who imports, for the history. */
  by: MemberId | null
  now: () => Date
  timeZone: string
  /** ISO 4217, for rows without a currency. */
  currency: string
}

/** Rows of one transaction: few enough that writers of the workspace wait for milliseconds. */
export const ROWS_A_TRANSACTION = 500

export function chunksOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_TRANSACTION) }, (_, i) =>
    rows.slice(i * ROWS_A_TRANSACTION, (i + 1) * ROWS_A_TRANSACTION),
  )
}

/** Those of `fields` in which a record differs from them, or undefined when it is the same. */
export function differences<T extends object>(record: T, fields: Partial<T>): Partial<T> | undefined {
  const keys = (Object.keys(fields) as (keyof T)[]).filter(
    (key) => JSON.stringify(fields[key]) !== JSON.stringify(record[key]),
  )
  if (keys.length === 0) return undefined
  const changed: Partial<T> = {}
  for (const key of keys) changed[key] = fields[key]
  return changed
}
