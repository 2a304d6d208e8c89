import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersMissing, lettersOf, slipsAllowed, slipsToPrefix } from '@/utils/analysis/near'

const word = fc.stringMatching(/^[a-p]{4,12}$/)

describe('slips of the finger', () => {
  it.each([
    ['windos', 'windows', 1],
    ['regsitry', 'registry', 1],
    ['regist', 'registry', 0],
    ['rgeis', 'registry', 1],
    ['priceing', 'pricing', 1],
    ['authentcaton', 'authentication', 2],
  ])('%j is %j with %i', (typed, wanted, slips) => {
    expect(slipsToPrefix(typed, wanted, 2)).toBe(slips)
  })

  it('gives up on another word', () => {
    expect(slipsToPrefix('printer', 'registry', 2)).toBeUndefined()
  })

  it('forgives none in short words, which would become others', () => {
    expect([3, 4, 7, 8, 20].map(slipsAllowed)).toEqual([0, 1, 1, 2, 2])
  })

  it('is never more than one for one letter left out', () => {
    fc.assert(
      fc.property(word, fc.nat(11), (whole, at) => {
        const typed = whole.slice(0, at % whole.length) + whole.slice((at % whole.length) + 1)
        expect(slipsToPrefix(typed, whole, 2)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the letters of a word', () => {
  it('never rule out a word that is near enough', () => {
    fc.assert(
      fc.property(word, word, (typed, other) => {
        const slips = slipsToPrefix(typed, other, 2)
        if (slips !== undefined) expect(lettersMissing(lettersOf(typed), lettersOf(other))).toBeLessThanOrEqual(slips)
      }),
    )
  })

  it('are counted once each', () => {
    expect(lettersMissing(lettersOf('aab'), lettersOf('xyz'))).toBe(2)
    expect(lettersMissing(lettersOf('abc'), lettersOf('cabbage'))).toBe(0)
  })
})
