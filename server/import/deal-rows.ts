import type { z } from 'zod'
import { type Deal, deal } from '@/utils/model/records'
import { bestFormat, namedFormat } from './best-format'
import type { CsvFile } from './csv-file'
import { dateFormats } from './date-formats'
import { currencyOf, type DealCells, type Formats, readAmount, readDate, readOutcome } from './deal-cells'
import { DEAL_HEADERS } from './headers'
import { AMOUNT_FORMATS } from './number-formats'
import { columnsOf, type ReadRow, readRows } from './read-rows'
import { reasonsOf } from './reasons'
import type { ImportReport, RowNotes } from './report'

/** What a person says about a file that the file itself may not tell. */
export interface FileOptions {
  timeZone: string
  /** For rows without one: ISO 4217. */
  currency: string
  numberFormat?: string | undefined
  dateFormat?: string | undefined
}

const ownFields = deal.pick({
  name: true,
  owner: true,
  amount: true,
  outcome: true,
  stage: true,
  openedAt: true,
  competitors: true,
  lostTo: true,
  primaryNeed: true,
  crmUrl: true,
})
const dealRow = ownFields.extend({
  externalId: deal.shape.name,
  account: deal.shape.stage,
  segment: deal.shape.segment,
})

/** A deal as a file has it: with its account's and segment's names, before any id is known. */
export type DealRow = z.infer<typeof dealRow> & Pick<Deal, 'currency' | 'closedAt'>

/** The columns that a field of the deal comes from: an import changes no field that the file says nothing of. */
const SOURCES = {
  name: ['name', 'product'],
  owner: ['owner'],
  amount: ['amount'],
  currency: ['amount'],
  outcome: ['outcome', 'stage'],
  stage: ['stage'],
  openedAt: ['openedAt'],
  closedAt: ['closedAt'],
  competitors: ['competitor'],
  lostTo: ['lostTo'],
  primaryNeed: ['primaryNeed'],
  crmUrl: ['crmUrl'],
} as const satisfies Partial<Record<keyof Deal, readonly (keyof typeof DEAL_HEADERS)[]>>

export interface DealFile {
  rows: ReadRow<DealRow>[]
  hasAccounts: boolean
  /** The fields of a row that the file really has. */
  given: (row: DealRow) => Partial<Deal>
}

/** Reads a file of deals; what is wrong goes into `report` by line. Throws `BadInputError` when the whole file is wrong. */
export function readDeals(file: CsvFile, options: FileOptions, report: ImportReport): DealFile {
  const { cellsOf, has } = columnsOf(file, DEAL_HEADERS, ['id'])
  const all = file.rows.map(cellsOf)
  const formats = formatsOf(all, options)
  const rows = readRows(file, cellsOf, (cells, notes) => readDeal(cells, options, formats, notes), report)
  const fields = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).filter((field) => SOURCES[field].some(has))
  return {
    rows,
    hasAccounts: has('account'),
    given: (row) => Object.fromEntries(fields.map((field) => [field, row[field]])),
  }
}

function formatsOf(all: readonly DealCells[], options: FileOptions): Formats {
  const amounts = all.flatMap((cells) => {
    const text = cells('amount')
    return text === null ? [] : [{ text, currency: currencyOf(cells, options) ?? options.currency }]
  })
  const dates = all.flatMap((cells) => [cells('openedAt'), cells('closedAt')]).filter((text) => text !== null)
  const dateOptions = dateFormats(options.timeZone)
  return {
    amount: options.numberFormat
      ? namedFormat(AMOUNT_FORMATS, options.numberFormat, '--number-format')
      : bestFormat(AMOUNT_FORMATS, amounts, { ask: '--number-format', show: ({ text }) => text }),
    date: options.dateFormat
      ? namedFormat(dateOptions, options.dateFormat, '--date-format')
      : bestFormat(dateOptions, dates, { ask: '--date-format', show: (text) => text }),
  }
}

function readDeal(cells: DealCells, options: FileOptions, formats: Formats, notes: RowNotes): DealRow | undefined {
  const reasons: string[] = []
  const reject = (reason: string) => void reasons.push(reason)
  const externalId = cells('id')?.trim() ?? ''
  if (externalId === '') reject('the id of the deal is empty')
  const currency = currencyOf(cells, options)
  if (currency === undefined) reject(`currency "${cells('currency')}" is not one of ISO 4217, such as EUR`)
  const amount = readAmount(cells('amount'), currency, formats, reject)
  const openedAt = readDate(cells('openedAt'), formats, reject)
  const closedAt = readDate(cells('closedAt'), formats, reject)
  const outcome = readOutcome(cells, reject)
  const row = dealRow.safeParse({ ...textsOf(cells), externalId, amount, openedAt, outcome }, { reportInput: true })
  for (const reason of row.error ? reasonsOf(row.error) : []) reject(reason)
  for (const reason of reasons) notes.reject(reason)
  if (reasons.length > 0 || !row.success) return undefined
  const isClosed = outcome !== 'open' && outcome !== 'unknown'
  if (closedAt === null && isClosed) notes.warn(`closed as ${outcome} without a date`)
  if (cells('account') === null) notes.warn('no account is named: it stands under "unknown account"')
  // What CRMs call the close date of an open deal is a hope, and no closing.
  return { ...row.data, currency: amount === null ? null : (currency ?? null), closedAt: isClosed ? closedAt : null }
}

function textsOf(cells: DealCells) {
  const text = (field: keyof typeof DEAL_HEADERS) => cells(field)?.trim() ?? null
  return {
    name: text('name') ?? text('product') ?? text('account') ?? text('id') ?? '',
    account: text('account'),
    segment: text('segment'),
    owner: text('owner'),
    stage: text('stage'),
    competitors: (text('competitor') ?? '')
      .split(/[;|]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    lostTo: text('lostTo'),
    primaryNeed: text('primaryNeed'),
    crmUrl: text('crmUrl'),
  }
}
