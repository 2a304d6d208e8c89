import type { Deal } from '@/utils/model/records'
import { outcome as outcomeWord } from '@/utils/model/words'
import { bestFormat, type Format, namedFormat } from './best-format'
import type { CsvFile } from './csv-file'
import { dateFormats } from './date-formats'
import { DEAL_HEADERS } from './headers'
import { AMOUNT_FORMATS, type AmountText } from './number-formats'
import { outcomeOf, outcomeOfStage } from './outcomes'
import { type Cells, columnsOf, type ReadRow, readRows } from './read-rows'
import type { ImportReport, RowNotes } from './report'

/** What a person says about a file that the file itself may not tell. */
export interface FileOptions {
  timeZone: string
  /** For rows without one: ISO 4217. */
  currency: string
  numberFormat?: string | undefined
  dateFormat?: string | undefined
}

/** A deal as a file has it: with its account's and segment's names, before any id is known. */
export type DealRow = Pick<
  Deal,
  | 'name'
  | 'owner'
  | 'amount'
  | 'currency'
  | 'outcome'
  | 'stage'
  | 'openedAt'
  | 'closedAt'
  | 'competitors'
  | 'lostTo'
  | 'primaryNeed'
  | 'crmUrl'
> & { externalId: string; account: string | null; segment: string | null }

type DealCells = Cells<keyof typeof DEAL_HEADERS>

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

interface Formats {
  amount: Format<AmountText, number>
  date: Format<string, string>
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
  let bad = false
  const reject = (reason: string) => {
    bad = true
    notes.reject(reason)
  }
  const externalId = cells('id')?.trim()
  if (!externalId) reject('the id of the deal is empty')
  const currency = currencyOf(cells, options)
  if (currency === undefined) reject(`currency "${cells('currency')}" is not three letters of ISO 4217, such as EUR`)
  const amount = readAmount(cells('amount'), currency, formats, reject)
  const openedAt = readDate(cells('openedAt'), formats, reject)
  const closedAt = readDate(cells('closedAt'), formats, reject)
  const outcome = readOutcome(cells, reject)
  if (bad || externalId === undefined || currency === undefined || outcome === undefined) return undefined
  if (closedAt === null && outcome !== 'open' && outcome !== 'unknown')
    notes.warn(`closed as ${outcome} without a date`)
  if (cells('account') === null) notes.warn('no account is named: it stands under "unknown account"')
  const name = cells('name') ?? cells('product') ?? cells('account') ?? externalId
  return {
    externalId,
    name: name.trim(),
    account: cells('account')?.trim() ?? null,
    segment: cells('segment')?.trim() ?? null,
    owner: cells('owner')?.trim() ?? null,
    amount,
    currency: amount === null ? null : currency,
    outcome,
    stage: cells('stage')?.trim() ?? null,
    openedAt,
    closedAt,
    competitors: (cells('competitor') ?? '')
      .split(/[;|]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    lostTo: cells('lostTo')?.trim() ?? null,
    primaryNeed: cells('primaryNeed')?.trim() ?? null,
    crmUrl: cells('crmUrl')?.trim() ?? null,
  }
}

function currencyOf(cells: DealCells, options: FileOptions): string | undefined {
  const named = cells('currency')?.trim().toUpperCase() ?? options.currency
  return /^[A-Z]{3}$/.test(named) ? named : undefined
}

function readAmount(
  text: string | null,
  currency: string | undefined,
  formats: Formats,
  reject: (why: string) => void,
) {
  if (text === null || currency === undefined) return null
  const minor = formats.amount.read({ text, currency })
  if (minor === undefined) reject(`amount "${text}" is not written as ${formats.amount.name} like the rest of the file`)
  return minor ?? null
}

function readDate(text: string | null, formats: Formats, reject: (why: string) => void) {
  if (text === null) return null
  const at = formats.date.read(text)
  if (at === undefined) reject(`date "${text}" is not a date written as ${formats.date.name} like the rest of the file`)
  return at ?? null
}

function readOutcome(cells: DealCells, reject: (why: string) => void) {
  const stage = cells('stage')
  const named = cells('outcome')
  if (named === null) return stage === null ? 'unknown' : outcomeOfStage(stage)
  const outcome = outcomeOf(named)
  if (outcome === undefined) reject(`outcome "${named}" is none of ${outcomeWord.options.join(', ')}`)
  return outcome
}
