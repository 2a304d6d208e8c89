import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestMatches } from '@/utils/capture/word-match'

const names = ['Codehow', 'Cancity Ltd', 'Ganjaflex', 'Café Müller', 'Öresund Bank', 'Ωmega', 'Zencorporation']
const titles = [
  'Windows object support',
  'Scripted registry keys',
  'Single sign-on',
  'Price per node',
  'Audit report',
  'Поддержка Windows',
]

const named = (query: string, limit = 6) => bestMatches(query, names, { textOf: (name) => name, limit })
const suggested = (text: string) => bestMatches(text, titles, { textOf: (title) => title, limit: 3, some: true })
const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 6 }))

describe('looking up a name', () => {
  it.each([
    ['can', ['Cancity Ltd']],
    ['CITY', []],
    ['ltd can', ['Cancity Ltd']],
    ['can bank', []],
    ['cafe muller', ['Café Müller']],
    ['café', ['Café Müller']],
    ['oresund', ['Öresund Bank']],
    ['ω', ['Ωmega']],
    ['can ', ['Cancity Ltd']],
  ])('%j finds %j', (query, found) => {
    expect(named(query)).toEqual(found)
  })

  it.each(['', '   ', '–', '!?'])('%j finds nothing, because it has no word', (query) => {
    expect(named(query)).toEqual([])
  })

  it('shows the name first that has least beside the word', () => {
    const found = bestMatches('acme', ['Acme Holding International', 'Acme'], { textOf: (name) => name, limit: 2 })
    expect(found).toEqual(['Acme', 'Acme Holding International'])
  })
})

describe('suggesting a theme for a sentence', () => {
  it.each([
    ['they need windows objects badly', 'Windows object support'],
    ['every registry key needs a script', 'Scripted registry keys'],
    ['where is the AUDIT?', 'Audit report'],
    ['без поддержки никак', 'Поддержка Windows'],
    ['we are on it', undefined],
  ])('%j brings %j first', (text, first) => {
    expect(suggested(text)[0]).toBe(first)
  })

  it('follows what was typed last in a long text, so that a pasted page does not hold up the saving', () => {
    const page = Array.from({ length: 5_000 }, (_, i) => `word${i}`).join(' ')
    expect(suggested(`the audit report: ${page} registry keys`)).toEqual(['Scripted registry keys'])
  })

  it('counts a word once, however often it is said', () => {
    expect(suggested('audit '.repeat(500))).toEqual(suggested('audit'))
    expect(suggested('windows windows price node')[0]).toBe('Price per node')
  })
})

describe('a search', () => {
  it('finds a text by the text itself, as long as it has words', () => {
    const withWords = anyText.filter((text) => /[\p{L}\p{N}]/u.test(text))
    fc.assert(
      fc.property(withWords, (text) => {
        expect(bestMatches(text, [text], { textOf: (item) => item, limit: 1 })).toEqual([text])
      }),
    )
  })

  it('shows no more than asked for, each item once, all of them from the list', () => {
    fc.assert(
      fc.property(anyText, fc.uniqueArray(anyText), fc.nat(5), fc.boolean(), (query, items, limit, some) => {
        const found = bestMatches(query, items, { textOf: (item) => item, limit, some })
        expect(found.length).toBeLessThanOrEqual(limit)
        expect(new Set(found).size).toBe(found.length)
        expect(items).toEqual(expect.arrayContaining(found))
      }),
    )
  })
})
