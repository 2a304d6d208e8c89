import { z } from 'zod'
import { exportColumns } from './export-columns'
import { filter } from './filter'

export const exportFormat = z.enum(['csv', 'xlsx', 'jsonl'])
export type ExportFormat = z.infer<typeof exportFormat>

const yes = z.stringbool().default(false)

const names = exportColumns.map(({ column }) => column)

/** `columns=text,severity` or a name repeated; empty is all of them. */
const columns = z.preprocess(
  (value) => [value ?? []].flat().flatMap((names) => (typeof names === 'string' ? names.split(',') : names)),
  z
    .array(z.enum(names, `is none of ${names.join(', ')}`))
    .max(names.length)
    .transform((chosen) => [...new Set(chosen)]),
)

/** How a file is wished for, as it stands in an address beside the filter. */
export const exportWish = z.object({
  format: exportFormat.default('csv'),
  /** Hides customers' names and quotes. */
  redact: yes,
  /** A byte order mark before CSV, by which older Excel knows UTF-8. */
  bom: yes,
  /** CSV and JSON Lines begin with what the file says of itself; a workbook has a sheet for it in any case. */
  about: yes,
  columns,
  language: z.enum(['en', 'de', 'ar']).default('en'),
})
export type ExportWish = z.infer<typeof exportWish>

export const exportState = z.enum(['running', 'finished', 'cancelled', 'failed'])
export type ExportState = z.infer<typeof exportState>

/** A filter as it is kept of an export. Words that were looked for are not: they may name a customer who is erased later. */
export const keptFilter = filter
  .omit({ text: true })
  .partial()
  .extend({ hadWords: z.literal(true).optional() })
export type KeptFilter = z.infer<typeof keptFilter>

/** `GET /api/exports/{id}`: how far a file is. */
export const exportProgress = z.object({
  state: exportState,
  written: z.int(),
  /** Null until they have been counted. */
  total: z.int().nullable(),
})
export type ExportProgress = z.infer<typeof exportProgress>

/** An export that was made, by whom and of what; nobody for the command line. */
const exportView = exportProgress.extend({
  id: z.uuid(),
  begunAt: z.iso.datetime(),
  by: z.string().nullable(),
  format: exportFormat,
  filter: keptFilter,
  redacted: z.boolean(),
  /** Until when its file can be fetched again; null where none is kept. */
  keptUntil: z.iso.datetime().nullable(),
})

export type ExportView = z.infer<typeof exportView>

/** `GET /api/exports`, newest first. */
export const exportPage = z.object({ rows: z.array(exportView), cursor: z.string().nullable() })
export type ExportPage = z.infer<typeof exportPage>

/** What is made every Monday. Words are not among it: they may name a customer who is erased later. */
export const newSchedule = z.object({
  filter: filter.omit({ text: true }).strict(),
  wish: exportWish,
})

/** `GET /api/exports/schedules`: what is made by itself, the next time on `next`. */
export const scheduleList = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      by: z.string().nullable(),
      format: exportFormat,
      filter: keptFilter,
      redacted: z.boolean(),
      next: z.iso.date(),
    }),
  ),
})
export type ScheduleList = z.infer<typeof scheduleList>
