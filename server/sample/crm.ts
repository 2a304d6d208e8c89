import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CsvFile, readCsv } from '@/server/import/csv-file'

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures')
const DAY_MS = 86_400_000

/** A file of the public data set, as it is. */
export function fixture(path: string): CsvFile {
  return readCsv(readFileSync(join(FIXTURES, path)))
}

/** The accounts with their sector as segment; the one misspelt sector is put right so that the sample reads well. */
export function sampleAccounts(): CsvFile {
  return derived(['account', 'segment'], fixture('crm/accounts.csv'), (cell) => ({
    account: cell('account'),
    segment: titled(cell('sector').replace('technolgy', 'technology')),
  }))
}

/**
 * The opportunities, moved in time so that the last one closed yesterday. The data set has no value for deals that are
 * open or lost: they get the list price of their product.
 */
export function sampleDeals(today: Date): CsvFile {
  const pipeline = fixture('crm/sales_pipeline.csv')
  const prices = new Map(
    fixture('crm/products.csv').rows.map(({ cells }) => [
      bare(cells.get('product') ?? ''),
      cells.get('sales_price') ?? '',
    ]),
  )
  const last = Math.max(...pipeline.rows.map(({ cells }) => Date.parse(cells.get('close_date') ?? '') || 0))
  const shift = Math.floor((today.getTime() - last) / DAY_MS) - 1
  const columns = ['deal_id', 'name', 'account', 'owner', 'amount', 'currency', 'stage', 'opened_at', 'closed_at']
  return derived(columns, pipeline, (cell) => ({
    deal_id: cell('opportunity_id'),
    name: cell('product').replace('GTXPro', 'GTX Pro'),
    account: cell('account'),
    owner: cell('sales_agent'),
    amount: cell('deal_stage') === 'Won' ? cell('close_value') : (prices.get(bare(cell('product'))) ?? ''),
    currency: 'USD',
    stage: cell('deal_stage'),
    opened_at: shifted(cell('engage_date'), shift),
    closed_at: shifted(cell('close_date'), shift),
  }))
}

/** `GTXPro` in the pipeline is `GTX Pro` among the products. */
const bare = (product: string) => product.replaceAll(' ', '')

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function shifted(day: string, days: number): string {
  return day === '' ? '' : new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

function derived(
  headers: string[],
  source: CsvFile,
  cellsOf: (cell: (column: string) => string) => Record<string, string>,
): CsvFile {
  const rows = source.rows.map(({ line, cells }) => ({
    line,
    surplus: false,
    cells: new Map(Object.entries(cellsOf((column) => cells.get(column) ?? ''))),
  }))
  return { headers, rows }
}
