import { describe, expect, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { DealSheet, type FileOptions } from '@/server/import/deal-rows'
import { emptyReport } from '@/server/import/report'

function read(text: string, options: Partial<FileOptions> = {}) {
  const report = emptyReport()
  const file = readCsv(new TextEncoder().encode(text))
  const sheet = new DealSheet(file, { timeZone: 'UTC', currency: 'EUR', ...options })
  for (const row of file.rows) sheet.look(row)
  const readRow = sheet.reader(report)
  return { deals: file.rows.flatMap((row) => readRow(row)?.value ?? []), ...report }
}

const column = (name: string, ...values: string[]) =>
  `deal_id,${name},stage\n${values.map((v, i) => `d${i},${v},Won`).join('\n')}`

describe('a sheet of deals', () => {
  it('reads the headers of a Salesforce export', () => {
    const { deals } = read(
      'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Amount Currency,Close Date,Opportunity Owner\n' +
        '006A,Rollout,Cancity,Closed Won,"12,000.50",USD,2026-03-01,Moses Frase',
    )
    expect(deals[0]).toMatchObject({
      externalId: '006A',
      name: 'Rollout',
      account: 'Cancity',
      outcome: 'won',
      stage: 'Closed Won',
      amount: 1_200_050,
      currency: 'USD',
      owner: 'Moses Frase',
      closedAt: '2026-03-01T00:00:00.000Z',
    })
  })

  it('takes a stage that is no end for an open deal', () => {
    expect(read('deal_id,deal_stage\na,Engaging\nb,Won').deals.map((d) => d.outcome)).toEqual(['open', 'won'])
  })

  it('names the line and the reason of a wrong outcome and takes the good rows', () => {
    const { deals, rejected } = read(column('outcome', 'won', 'maybe', 'lost'))
    expect(deals).toHaveLength(2)
    expect(rejected).toEqual([
      { line: 3, reason: expect.stringContaining('outcome "maybe" is none of open, won, lost') },
    ])
  })

  it('takes the first of two rows with one id and rejects the later one', () => {
    const { deals, rejected } = read('deal_id,name\na,first\na,second')
    expect(deals.map((d) => d.name)).toEqual(['first'])
    expect(rejected).toEqual([{ line: 3, reason: expect.stringContaining('duplicate of line 2') }])
  })

  it('has no doubts about a row that it leaves out', () => {
    expect(read('deal_id,account\na,\na,').warnings.map(({ line }) => line)).toEqual([2])
  })

  it('says which columns it looks for when the id is missing', () => {
    expect(() => read('foo,bar\n1,2')).toThrow(/no column for id.*deal id.*names "foo", "bar"/)
  })

  it.each(['account', 'segment', 'name', 'rep'])(
    'rejects a row whose %s is too long, and takes the others',
    (field) => {
      const { deals, rejected } = read(`deal_id,${field}\na,${'x'.repeat(600)}\nb,fine`)
      expect(deals).toHaveLength(1)
      expect(rejected).toEqual([{ line: 2, reason: expect.stringContaining('has 600 characters, at most 500 fit') }])
    },
  )

  it('takes the hoped-for close date of an open deal for no closing', () => {
    const { deals } = read('deal_id,stage,close_date\na,Negotiation,2026-03-01\nb,Closed Lost,2026-03-01')
    expect(deals.map(({ closedAt }) => closedAt)).toEqual([null, '2026-03-01T00:00:00.000Z'])
  })

  it('rejects a row whose cells have shifted', () => {
    expect(read('deal_id,name\na,b,c').rejected).toEqual([{ line: 2, reason: expect.stringContaining('more cells') }])
  })

  it('accepts a deal without an account, with a warning', () => {
    const { deals, warnings } = read('deal_id,account\na,\n')
    expect(deals[0]?.account).toBeNull()
    expect(warnings).toEqual([{ line: 2, reason: expect.stringContaining('unknown account') }])
  })
})

describe('the number format of a file', () => {
  it.each([
    ['plain', ['38130', '500'], [3_813_000, 50_000]],
    ['thousands by comma', ['"1,234.50"', '999'], [123_450, 99_900]],
    ['thousands by point', ['"1.234,5"', '12.000'], [123_450, 1_200_000]],
    ['thousands by space', ['"1 234,50"', '7'], [123_450, 700]],
    ['signs and codes', ['€12', 'EUR 13', '14 €'], [1_200, 1_300, 1_400]],
  ])('is found: %s', (_, values, minor) => {
    expect(read(column('amount', ...values)).deals.map((d) => d.amount)).toEqual(minor)
  })

  it('is not changed by one row in another format: that row is rejected', () => {
    const { deals, rejected } = read(column('amount', '38130', '"12.000,50"', '135769'))
    expect(deals.map((d) => d.amount)).toEqual([3_813_000, 13_576_900])
    expect(rejected).toEqual([
      { line: 3, reason: expect.stringContaining('"12.000,50" is no amount in EUR written as 1234.56') },
    ])
  })

  it('is asked for when two fit equally well and differ', () => {
    expect(() => read(column('amount', '"1,234"', '1.234'))).toThrow(/two ways.*--number-format/)
    expect(read(column('amount', '"1,234"', '1.234'), { numberFormat: '1.234,56' }).deals.map((d) => d.amount)).toEqual(
      [123_400],
    )
  })

  it.each([
    ['$12,000.00', 'EUR'],
    ['£5', 'EUR'],
    ['1.50', 'JPY'],
    ['99999999999999999999', 'EUR'],
  ])('rejects %s as an amount in %s', (amount, currency) => {
    expect(read(`deal_id,amount,currency\na,"${amount}",${currency}`).rejected[0]?.reason).toContain(
      `no amount in ${currency}`,
    )
  })

  it('rejects a currency that does not exist', () => {
    expect(read('deal_id,amount,currency\na,5,XXY').rejected[0]?.reason).toContain('"XXY" is not one of ISO 4217')
  })

  it('counts in the minor units of each currency', () => {
    const { deals } = read('deal_id,amount,currency\na,1500,JPY\nb,1500,EUR\nc,1500,KWD')
    expect(deals.map((d) => d.amount)).toEqual([1_500, 150_000, 1_500_000])
  })
})

describe('the date format of a file', () => {
  it.each([
    ['2026-02-03', '2026-02-03T00:00:00.000Z'],
    ['2026-02-03T10:20:30Z', '2026-02-03T10:20:30.000Z'],
    ['2026-02-03T10:20:30.057Z', '2026-02-03T10:20:30.057Z'],
    ['2026-02-03T10:20:30+02:00', '2026-02-03T08:20:30.000Z'],
    ['2/13/2026', '2026-02-13T00:00:00.000Z'],
    ['13.2.26', '2026-02-13T00:00:00.000Z'],
    ['2/13/2026 1:05 PM', '2026-02-13T13:05:00.000Z'],
  ])('is found: %s', (text, instant) => {
    expect(read(column('closed_at', text)).deals[0]?.closedAt).toBe(instant)
  })

  it('is decided by the rows that allow only one reading', () => {
    const { deals } = read(column('closed_at', '3/4/2026', '3/25/2026'))
    expect(deals[0]?.closedAt).toBe('2026-03-04T00:00:00.000Z')
  })

  it('is asked for when no row decides, and taken from the answer', () => {
    const file = column('closed_at', '3/4/2026')
    expect(() => read(file)).toThrow(/two ways.*DD\/MM\/YYYY.*--date-format/)
    expect(read(file, { dateFormat: 'DD/MM/YYYY' }).deals[0]?.closedAt).toBe('2026-04-03T00:00:00.000Z')
    expect(() => read(file, { dateFormat: 'sometimes' })).toThrow(/--date-format is one of/)
  })

  it.each(['0001-01-01', '0099-01-01', '9999-01-01'])('rejects %s as a typing error', (day) => {
    expect(read(column('closed_at', day, '2026-02-01')).rejected).toHaveLength(1)
  })

  it('rejects a day that does not exist', () => {
    expect(read(column('closed_at', '2026-02-31', '2026-02-01')).rejected[0]?.reason).toContain(
      '"2026-02-31" is not a date',
    )
  })

  it('means the day in the time zone of the workspace', () => {
    const { deals } = read(column('closed_at', '2026-07-01'), { timeZone: 'America/New_York' })
    expect(deals[0]?.closedAt).toBe('2026-07-01T04:00:00.000Z')
  })
})
