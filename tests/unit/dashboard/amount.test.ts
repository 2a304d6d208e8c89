import { describe, expect, it } from 'vitest'
import { parseAmount } from '@/dashboard/format/amount'

describe('parseAmount', () => {
  it.each([
    ['1200', 'EUR', 120_000],
    ['1200.5', 'EUR', 120_050],
    ['1200,50', 'EUR', 120_050],
    ['1 200', 'JPY', 1_200],
    ['7.001', 'KWD', 7_001],
    ['0', 'EUR', 0],
  ])('reads %s in %s', (typed, currency, minor) => {
    expect(parseAmount(typed, currency)).toBe(minor)
  })

  it.each([
    ['1,200.50', 'EUR'],
    ['1.200', 'EUR'],
    ['1.5', 'JPY'],
    ['-5', 'EUR'],
    ['', 'EUR'],
    ['ten', 'EUR'],
    ['999999999999999', 'KWD'],
  ])('takes %s in %s for no amount, rather than guess', (typed, currency) => {
    expect(parseAmount(typed, currency)).toBeUndefined()
  })
})
