import type { ExportWish } from '@/utils/model/export'
import type { Filter } from '@/utils/model/filter'

/** A file that somebody has asked for. */
export interface ExportOrder {
  filter: Filter
  wish: ExportWish
  workspace: { name: string; currency: string }
  /** Who asks; null for the command line. */
  by: string | null
  now: Date
  /** Where people reach the endpoint, for the link in the file. */
  baseUrl: string
  /** Hears how many rows there will be, and of each batch that is written. */
  onRows?: (rows: { written: number; total: number }) => void
}
