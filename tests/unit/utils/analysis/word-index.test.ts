import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WordIndex } from '@/utils/analysis/word-index'

const TITLES = [
  'Windows object support',
  'Scripted registry keys',
  'Single sign-on',
  'Price per node',
  'Audit report',
  'Поддержка Windows',
  'レポートの予約',
  'تسجيل الدخول الموحد',
]

function indexOf(texts: readonly string[]): WordIndex {
  const index = new WordIndex()
  for (const text of texts) index.put(text, [{ text, weight: 1 }])
  return index
}

const ids = (index: WordIndex, text: string, options: { limit?: number; every?: boolean } = {}) =>
  index.rank(text, { limit: 3, ...options }).map(({ id }) => id)

const VOCABULARY = ['windows', 'registry', 'price', 'audit', 'report', 'node', 'agent', 'search', 'slow', 'objects']
const aTitle = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const titles = fc.uniqueArray(aTitle, { minLength: 1, maxLength: 8 })

describe('finding a theme for a sentence', () => {
  it.each([
    ['they need windows objects badly', 'Windows object support'],
    ['every registry key needs a script', 'Scripted registry keys'],
    ['where is the AUDIT?', 'Audit report'],
    ['wheres teh adit repotr', 'Audit report'],
    ['без поддержки никак', 'Поддержка Windows'],
    ['レポート', 'レポートの予約'],
    ['الدخول', 'تسجيل الدخول الموحد'],
    ['sing sig', 'Single sign-on'],
    ['we are on it', undefined],
    ['', undefined],
  ])('%j brings %j first', (text, first) => {
    expect(ids(indexOf(TITLES), text)[0]).toBe(first)
  })

  it('finds it by a word that people used and the title does not have', () => {
    const index = indexOf(TITLES)
    index.put('Windows object support', [
      { text: 'Windows object support', weight: 1 },
      { text: 'gpo files apply', weight: 0.4 },
    ])
    expect(ids(index, "GPO files don't apply")[0]).toBe('Windows object support')
  })

  it('forgets the texts that others took the place of, and what was removed', () => {
    const index = indexOf(TITLES)
    index.put('Audit report', [{ text: 'Kubernetes', weight: 1 }])
    index.remove('Price per node')
    expect(ids(index, 'audit report price node')).toEqual([])
    expect(ids(index, 'kubernet')).toEqual(['Audit report'])
    expect(index.size).toBe(TITLES.length - 1)
  })

  it('follows what was typed last in a long text, and stays quick', () => {
    const page = Array.from({ length: 1_500 }, (_, i) => `word${i}`).join(' ')
    expect(ids(indexOf(TITLES), `${page} registry keys`)).toEqual(['Scripted registry keys'])
  })

  it('counts a word once, however often it is said', () => {
    expect(indexOf(TITLES).rank('audit '.repeat(500), { limit: 3 })).toEqual(
      indexOf(TITLES).rank('audit', { limit: 3 }),
    )
  })

  it('never scores a theme lower for one more word that it has', () => {
    fc.assert(
      fc.property(titles, aTitle, fc.nat(), (all, typed, pick) => {
        const index = indexOf(all)
        const title = all[pick % all.length] ?? ''
        const scoreOf = (text: string) => index.rank(text, { limit: 99 }).find(({ id }) => id === title)?.score ?? 0
        expect(scoreOf(`${typed} ${title.split(' ')[0]}`)).toBeGreaterThanOrEqual(scoreOf(typed))
      }),
    )
  })

  it('answers the same in whatever order the themes came', () => {
    fc.assert(
      fc.property(titles, aTitle, (all, typed) => {
        expect(ids(indexOf(all), typed)).toEqual(ids(indexOf(all.toReversed()), typed))
      }),
    )
  })

  it('answers after a change as if it had always been so', () => {
    fc.assert(
      fc.property(titles, titles, aTitle, (before, after, typed) => {
        const index = indexOf(before)
        for (const title of before) index.remove(title)
        for (const text of after) index.put(text, [{ text, weight: 1 }])
        expect(ids(index, typed)).toEqual(ids(indexOf(after), typed))
      }),
    )
  })
})

describe('looking up a name', () => {
  const names = ['Codehow', 'Cancity Ltd', 'Ganjaflex', 'Café Müller', 'Öresund Bank', 'Ωmega', 'Zencorporation']
  const named = (query: string) => ids(indexOf(names), query, { limit: 6, every: true })

  it.each([
    ['can', ['Cancity Ltd']],
    ['CITY', []],
    ['ltd can', ['Cancity Ltd']],
    ['can bank', []],
    ['cafe muller', ['Café Müller']],
    ['oresund', ['Öresund Bank']],
    ['orseund', ['Öresund Bank']],
    ['ω', []],
    ['ωm', ['Ωmega']],
    ['–', []],
  ])('%j finds %j', (query, found) => {
    expect(named(query)).toEqual(found)
  })

  it('shows the name first that has least beside the word', () => {
    expect(ids(indexOf(['Acme Holding International', 'Acme']), 'acme', { every: true })[0]).toBe('Acme')
  })

  it('finds a text by the text itself, as long as it has words', () => {
    const withWords = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 6 }))
      .filter((text) => /[\p{L}\p{N}]/u.test(text))
    fc.assert(
      fc.property(withWords, (text) => {
        expect(ids(indexOf([text]), text, { every: true })).toEqual([text])
      }),
    )
  })
})
