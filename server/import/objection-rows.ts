import type { z } from 'zod'
import { REDACTED } from '@/utils/model/export-columns'
import { MAX_TEXT, type Objection, objection, theme } from '@/utils/model/records'
import { bestFormat, namedFormat } from './best-format'
import type { CsvFile } from './csv-file'
import { dateFormats } from './date-formats'
import type { FileOptions } from './deal-rows'
import { OBJECTION_HEADERS } from './headers'
import { type Cells, columnsOf, type ReadRow, readRows } from './read-rows'
import { reasonsOf } from './reasons'
import type { ImportReport, RowNotes } from './report'

const WORDS = ['kind', 'severity', 'category', 'speaker', 'handled'] as const
const TEXTS = ['text', 'quote', 'area', 'competitor', 'step', 'page'] as const

/** An objection as a file has it: its deal by the source's id, its theme by title. */
export interface ObjectionRow {
  externalId: string
  /** Null where the cell is empty, undefined where the file has no such column. */
  dealExternalId: string | null | undefined
  theme: string | null
  /** What the row says of the record itself; a column that the file lacks is not in it. */
  fields: Partial<Objection>
}

const themeTitle = theme.shape.title.nullable()

type ObjectionCells = Cells<keyof typeof OBJECTION_HEADERS>

/** Reads a file of objections; what is wrong goes into `report` by line. */
export function readObjections(file: CsvFile, options: FileOptions, report: ImportReport): ReadRow<ObjectionRow>[] {
  const { cellsOf, has } = columnsOf(file, OBJECTION_HEADERS, { required: ['id'] })
  const dates = file.rows.map((row) => cellsOf(row)('raisedAt')).filter((text) => text !== null)
  const formats = dateFormats(options.timeZone)
  const date = options.dateFormat
    ? namedFormat(formats, options.dateFormat, '--date-format')
    : bestFormat(formats, dates, { ask: '--date-format', show: (text) => text })
  const read = (cells: ObjectionCells, notes: RowNotes): ObjectionRow | undefined => {
    const reasons: string[] = []
    const reject = (reason: string) => void reasons.push(reason)
    const externalId = cells('id')?.trim()
    if (!externalId) reject('the id of the objection is empty')
    const title = themeTitle.safeParse(cells('theme')?.trim() ?? null, { reportInput: true })
    for (const reason of title.error ? reasonsOf(title.error) : []) reject(`theme${reason}`)
    const fields: Partial<Objection> = { ...readWords(cells, has, reject), ...readTexts(cells, has, reject) }
    const raised = cells('raisedAt')
    const raisedAt = raised === null ? undefined : date.read(raised)
    if (raised !== null && raisedAt === undefined) reject(`date "${raised}" is not a date written as ${date.name}`)
    if (raisedAt !== undefined) fields.raisedAt = raisedAt
    for (const reason of reasons) notes.reject(reason)
    if (!externalId || reasons.length > 0) return undefined
    if (raised === null && fields.text) notes.warn('no date is given: it counts as raised now')
    return {
      externalId,
      dealExternalId: has('dealId') ? (cells('dealId')?.trim() ?? null) : undefined,
      theme: title.data ?? null,
      fields,
    }
  }
  return readRows(file, cellsOf, read, report)
}

function readWords(
  cells: ObjectionCells,
  has: (field: (typeof WORDS)[number]) => boolean,
  reject: (why: string) => void,
) {
  const given = WORDS.filter(has).map((field) => {
    const schema: z.ZodEnum = objection.shape[field]
    const text = cells(field)?.trim().toLowerCase() ?? (field === 'kind' ? 'objection' : 'unknown')
    if (!schema.safeParse(text).success) reject(`${field} "${text}" is none of ${schema.options.join(', ')}`)
    return [field, text]
  })
  return Object.fromEntries(given)
}

function readTexts(
  cells: ObjectionCells,
  has: (field: (typeof TEXTS)[number]) => boolean,
  reject: (why: string) => void,
) {
  // What an export of ours hid is not what was said: the record keeps its own.
  const shown = TEXTS.filter(has).filter((field) => cells(field) !== REDACTED)
  const given = shown.map((field) => {
    const text = cells(field) ?? (field === 'text' ? '' : null)
    const parsed = objection.shape[field].safeParse(text)
    if (!parsed.success)
      reject(
        `${field} has ${text?.length} characters, at most ${field === 'text' || field === 'quote' ? MAX_TEXT : 500} fit`,
      )
    return [field, parsed.success ? parsed.data : text]
  })
  return Object.fromEntries(given)
}
