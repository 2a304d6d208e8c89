import { z } from 'zod'
import { currency } from './money'
import { deal } from './records'

// What the endpoint and the dashboard say to each other about files of deals.

export const MAX_IMPORT_BYTES = 100 * 1024 * 1024
export const MAX_IMPORT_ROWS = 1_000_000

/** What a column of a file of deals can hold. */
export const importField = z.enum([
  ...['id', 'name', 'account', 'segment', 'owner', 'amount', 'currency', 'outcome', 'stage', 'openedAt', 'closedAt'],
  ...['competitor', 'lostTo', 'primaryNeed', 'crmUrl', 'product'],
] as const)
export type ImportField = z.infer<typeof importField>

/** Which column holds which field, by the column's name in the file. */
export const importMapping = z.partialRecord(importField, z.string().max(1_000))
export type ImportMapping = z.infer<typeof importMapping>

const mappingText = z
  .string()
  .max(100_000)
  .transform((text, ctx) => {
    try {
      return importMapping.parse(JSON.parse(text))
    } catch {
      ctx.addIssue('is not JSON such as {"id":"Opportunity ID","amount":"Amount"}')
      return z.NEVER
    }
  })

/** What a person says about a file that the file itself may not tell; it stands in the address, the body is the file. */
export const importWish = z.object({
  mapping: mappingText.optional(),
  numberFormat: z.string().max(20).optional(),
  dateFormat: z.string().max(20).optional(),
  /** For rows without one; the workspace's where not given. */
  currency: currency.optional(),
})
export type ImportWish = z.infer<typeof importWish>

/** What the file leaves open: `value` can be read in each of these ways. */
const formatQuestion = z.object({
  about: z.enum(['numberFormat', 'dateFormat']),
  value: z.string(),
  answers: z.array(z.object({ format: z.string(), reads: z.string() })),
})
export type FormatQuestion = z.infer<typeof formatQuestion>

/** `POST /api/deals/import/look`. */
export const importLook = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.string(),
  rows: z.int(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping: importMapping,
  /** How the file writes amounts and dates; null while that is asked. */
  numberFormat: z.string().nullable(),
  dateFormat: z.string().nullable(),
  questions: z.array(formatQuestion),
})
export type ImportLook = z.infer<typeof importLook>

const lineNote = z.object({ line: z.int(), reason: z.string() })

/** What an import did or, as a dry run, would do. Rejected rows are no failure: the good ones are in. */
export const importReport = z.object({
  imported: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(lineNote),
  warnings: z.array(lineNote),
  /** How many more there are than are listed. */
  unlisted: z.object({ rejected: z.int(), warnings: z.int() }),
})

/** A row as it will be: with its account's name, before any id is known. */
const firstRow = deal
  .pick({ name: true, owner: true, amount: true, currency: true, outcome: true, closedAt: true })
  .extend({ line: z.int(), externalId: z.string(), account: z.string().nullable(), segment: z.string().nullable() })
export type FirstRow = z.infer<typeof firstRow>

/** `POST /api/deals/import`; a dry run has no batch. */
export const importAnswer = importReport.extend({ batch: z.uuid().nullable(), firstRows: z.array(firstRow) })
export type ImportAnswer = z.infer<typeof importAnswer>
