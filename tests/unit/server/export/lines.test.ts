import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, csvRow, jsonLine } from '@/server/export/lines'
import { type ExportColumn, exportColumns } from '@/utils/model/export-columns'

const columnOf = (name: string) => exportColumns.find(({ column }) => column === name) as ExportColumn
const columns = [columnOf('text'), columnOf('at_ms'), columnOf('amount')]

describe('a line of CSV', () => {
  it('is read by any parser as the cells that it was made of', () => {
    const text = fc.string({ unit: fc.constantFrom(...'",\r\n\t;=+-@#\'\u0001 äö主ع👩'), maxLength: 12 })
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        expect(parse(rows.map(csvLine).join(''), { record_delimiter: '\r\n' })).toEqual(rows)
      }),
    )
  })

  it('guards text that a spreadsheet would run, and no number', () => {
    expect(csvRow(['=1+1', -3, '-2.50'], columns)).toBe("'=1+1,-3,-2.50\r\n")
  })

  it('of one empty cell is not an empty line', () => {
    expect(csvLine([null])).toBe('""\r\n')
    expect(csvLine([null, ''])).toBe(',\r\n')
  })
})

describe('a line of JSON', () => {
  it('has an amount as a number with all its digits, and nothing where there is none', () => {
    expect(jsonLine(['a "b"', null, '90071992547409.91'], columns)).toBe(
      '{"text":"a \\"b\\"","at_ms":null,"amount":90071992547409.91}\n',
    )
    expect(jsonLine(['', 5, null], columns)).toBe('{"text":"","at_ms":5,"amount":null}\n')
  })
})
