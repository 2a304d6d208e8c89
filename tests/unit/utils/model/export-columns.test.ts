import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportColumns, guardCell, unguardCell } from '@/utils/model/export-columns'
import { objection } from '@/utils/model/records'
import { objectionView } from '@/utils/model/views'

const columns = exportColumns.map(({ column }) => column)
const anyCell = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n a1".split('')), maxLength: 8 }),
  fc.string({ unit: 'grapheme' }),
)

describe('the columns of an export', () => {
  it('are every field of a note in snake_case, then what stands beside it', () => {
    const own = Object.keys(objection.shape).length
    expect(columns.slice(0, 5)).toEqual(['id', 'workspace_id', 'member_id', 'demo_id', 'deal_id'])
    expect(columns).toEqual(expect.arrayContaining(['at_ms', 'raised_at', 'theme_by']))
    expect(columns.slice(own)).toEqual([
      ...['account', 'deal', 'segment', 'owner', 'outcome', 'amount', 'currency', 'theme'],
    ])
  })

  it('have names that no other program has to quote, each once', () => {
    expect(columns.filter((column) => !/^[a-z]+(?:_[a-z]+)*$/.test(column))).toEqual([])
    expect(new Set(columns).size).toBe(columns.length)
  })

  it('are all filled from what a list shows', () => {
    const known = Object.keys(objectionView.shape)
    expect(known).toEqual(expect.arrayContaining(exportColumns.map(({ field }) => field)))
  })
})

describe('a guarded cell', () => {
  it.each(['=1+1', '+49 123', '-', '@sum', '\tx', '\r=x', "'=already guarded"])(
    'is text to a spreadsheet: %j',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`)
    },
  )

  it.each(['', 'a=b', "'tis", '1-2', ' =x', '主', "''"])('is what was typed, where nothing can run: %j', (text) => {
    expect(guardCell(text)).toBe(text)
  })

  it('comes back to the letter when the file is imported again', () => {
    fc.assert(
      fc.property(anyCell, (text) => {
        expect(unguardCell(guardCell(text))).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never begins as a formula', () => {
    fc.assert(
      fc.property(anyCell, (text) => {
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { numRuns: 2_000 },
    )
  })
})
