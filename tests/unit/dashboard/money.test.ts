import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountIn, currenciesOf, formatMoney, formatMoneyShort, mainCurrency, ordered } from '@/dashboard/format/money'

describe('formatMoney', () => {
  it.each([
    ['USD', 310_000_000, '$3,100,000'],
    ['USD', 310_000_050, '$3,100,000.50'],
    ['USD', 5, '$0.05'],
    ['USD', -1_234, '-$12.34'],
    ['EUR', 99, '€0.99'],
    ['JPY', 1_200_000, '¥1,200,000'],
    ['KWD', 1_234, 'KWD 1.234'],
  ])('writes %s %i as %s', (currency, minor, text) => {
    expect(formatMoney({ currency, minor }, 'en-US').replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('keeps every digit of every safe amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const digits = formatMoney({ currency: 'USD', minor }, 'en-US').replaceAll(/[^0-9.]/g, '')
        const [whole = '', cents = ''] = digits.split('.')
        expect(BigInt(whole + cents.padEnd(2, '0'))).toBe(BigInt(Math.abs(minor)))
      }),
    )
  })
})

describe('formatMoneyShort', () => {
  it.each([
    ['USD', 310_000_000, '$3.1M'],
    ['EUR', 45_000_00, '€45K'],
    ['JPY', 1_230_000, '¥1.23M'],
  ])('writes %s %i as %s', (currency, minor, text) => {
    expect(formatMoneyShort({ currency, minor }, 'en-US')).toBe(text)
  })
})

describe('totals', () => {
  const usd = (minor: number) => ({ currency: 'USD', minor })
  const eur = (minor: number) => ({ currency: 'EUR', minor })

  it('stand in one order, the given currency first', () => {
    expect(ordered([{ currency: 'JPY', minor: 3 }, eur(1), usd(2)], 'USD').map((m) => m.currency)).toEqual([
      'USD',
      'EUR',
      'JPY',
    ])
  })

  it('reads one currency of a total, 0 where it has none', () => {
    expect(amountIn([usd(7)], 'USD')).toBe(7)
    expect(amountIn([usd(7)], 'EUR')).toBe(0)
  })

  it('are listed by currency, the main one first', () => {
    expect(currenciesOf([[eur(1)], [usd(1), eur(2)]], 'USD')).toEqual(['USD', 'EUR'])
    expect(currenciesOf([[eur(1)]], 'USD')).toEqual(['EUR'])
    expect(currenciesOf([], 'USD')).toEqual(['USD'])
  })

  it.each([
    ['the own one where anything is in it', [[usd(1)], [eur(9)], [eur(9)]], 'USD'],
    ['the most frequent where nothing is', [[eur(9)], [usd(0)], [eur(1)]], 'EUR'],
    ['the own one where there is no money', [[], []], 'USD'],
  ])('are ranked in %s', (_, totals, main) => {
    expect(mainCurrency(totals, 'USD')).toBe(main)
  })
})
