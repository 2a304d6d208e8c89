import { describe, expect, it } from 'vitest'
import { type DatabaseRow, rowReader } from '@/server/export/export-rows'
import { exportColumns } from '@/utils/model/export-columns'

const cellsOf = (row: DatabaseRow, redact = false) => {
  const cells = rowReader(exportColumns, { redact })(row)
  return Object.fromEntries(exportColumns.map(({ column }, at) => [column, cells[at]]))
}

describe('a row of an export', () => {
  it('has a cell for each column, in the order of the columns', () => {
    const columns = exportColumns.filter(({ column }) => ['text', 'theme', 'area'].includes(column)).reverse()
    expect(rowReader(columns, { redact: false })({ text: 'no SSO', theme: 'SSO' })).toEqual(['SSO', null, 'no SSO'])
  })

  it.each([
    [123_456, 'EUR', '1234.56'],
    [100, 'EUR', '1.00'],
    [1_500, 'JPY', '1500'],
    [1_234_567, 'KWD', '1234.567'],
    [-5, 'EUR', '-0.05'],
    [0, 'BHD', '0.000'],
    [9_007_199_254_740_991, 'EUR', '90071992547409.91'],
    [-9_007_199_254_740_991, 'BHD', '-9007199254740.991'],
  ])('writes %i minor units of %s as %s, to the last digit', (amount, currency, major) => {
    expect(cellsOf({ amount, currency }).amount).toBe(major)
  })

  it('hides who the customer is and what they said, and nothing else, when redacted', () => {
    const row = { account: 'Cancity', deal: 'Rollout', quote: 'never', page: 'https://cancity.test/', text: 'no SSO' }
    expect(cellsOf(row, true)).toMatchObject({
      account: '[redacted]',
      deal: '[redacted]',
      quote: '[redacted]',
      page: '[redacted]',
      text: 'no SSO',
    })
  })
})
