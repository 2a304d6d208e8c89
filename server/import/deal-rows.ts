import type { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'
import type { ImportField, ImportMapping } from '@/utils/model/import'
import { type Deal, deal } from '@/utils/model/records'
import { type Dispute, type Format, FormatTally, namedFormat, twoWays } from './best-format'
import type { CsvRow, CsvTable } from './csv-file'
import { dateFormats } from './date-formats'
import { currencyOf, type DealCells, type Formats, readAmount, readDate, readOutcome } from './deal-cells'
import { DEAL_HEADERS } from './headers'
import { AMOUNT_FORMATS } from './number-formats'
import { columnsOf, type ReadRow, rowReader } from './read-rows'
import { reasonsOf } from './reasons'
import type { ImportReport, RowNotes } from './report'

/** What a person says about a file that the file itself may not tell. */
export interface FileOptions {
  timeZone: string
  /** For rows without one: ISO 4217. */
  currency: string
  numberFormat?: string | undefined
  dateFormat?: string | undefined
  /** Which column holds what; proposed by the columns' names where not given. */
  mapping?: ImportMapping | undefined
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

const OPTION = { numberFormat: '--number-format', dateFormat: '--date-format' } as const
const askFor = (about: keyof typeof OPTION) => `${OPTION[about]} (over HTTP ${about})`

/**
 * Reads a file of deals row by row, in two goes: `look` at every row first, to know how the file writes its amounts
 * and dates, then read them. Throws `BadInputError` when the whole file is wrong.
 */
export class DealSheet {
  readonly #columns: ReturnType<typeof columnsOf<ImportField>>
  readonly #amounts = new FormatTally(AMOUNT_FORMATS)
  readonly #dates: FormatTally<string, string>
  readonly #fields: (keyof typeof SOURCES)[]

  constructor(
    table: Pick<CsvTable, 'headers'>,
    private readonly options: FileOptions,
  ) {
    this.#columns = columnsOf<ImportField>(table, DEAL_HEADERS, { required: ['id'], mapping: options.mapping })
    this.#dates = new FormatTally(dateFormats(options.timeZone))
    const { has } = this.#columns
    this.#fields = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).filter((field) => SOURCES[field].some(has))
  }

  look(row: CsvRow): void {
    const cells = this.#columns.cellsOf(row)
    const amount = cells('amount')
    if (amount !== null)
      this.#amounts.add({ text: amount, currency: currencyOf(cells, this.options) ?? this.options.currency })
    for (const date of [cells('openedAt'), cells('closedAt')]) if (date !== null) this.#dates.add(date)
  }

  /** How the file writes its amounts and dates, or how both could be meant. */
  formats(): { [about in keyof typeof OPTION]: Found<about> } {
    const { numberFormat, dateFormat } = this.options
    return {
      numberFormat: numberFormat
        ? namedFormat(AMOUNT_FORMATS, numberFormat, OPTION.numberFormat)
        : this.#amounts.best(),
      dateFormat: dateFormat ? namedFormat(this.#dates.formats, dateFormat, OPTION.dateFormat) : this.#dates.best(),
    }
  }

  /** Reads one row after another; what is wrong with one goes into `report` by its line, and it is undefined. */
  reader(report: ImportReport): (row: CsvRow) => ReadRow<DealRow> | undefined {
    const { numberFormat: amount, dateFormat: date } = this.formats()
    if (!('read' in amount)) throw new BadInputError(twoWays(amount.value.text, amount.formats, askFor('numberFormat')))
    if (!('read' in date)) throw new BadInputError(twoWays(date.value, date.formats, askFor('dateFormat')))
    const read = (cells: DealCells, notes: RowNotes) => readDeal(cells, this.options, { amount, date }, notes)
    return rowReader(this.#columns.cellsOf, read, report)
  }

  get hasAccounts(): boolean {
    return this.#columns.has('account')
  }

  /** The fields of a row that the file really has. */
  given(row: DealRow): Partial<Deal> {
    return Object.fromEntries(this.#fields.map((field) => [field, row[field]]))
  }
}

type FormatOf = { numberFormat: Formats['amount']; dateFormat: Formats['date'] }
type Found<About extends keyof FormatOf> =
  FormatOf[About] extends Format<infer V, infer T> ? Format<V, T> | Dispute<V, T> : never

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
