import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learn, MAX_WORDINGS, wordsOf, wordsOfNames } from '@/utils/analysis/learn'

describe('what a theme learns from a note', () => {
  it('keeps the words that say what it is about, not the sentence', () => {
    expect(learn([], "GPO files don't apply on the second domain")).toEqual([
      'apply',
      'domain',
      'files',
      'gpo',
      'second',
    ])
  })

  it('leaves out what the title says, customers and competitors', () => {
    const known = { title: 'Windows config', names: wordsOfNames(['Öresund Bank', 'Velnox']) }
    expect(learn([], 'oresund moves to velnox: no windows gpo', known)).toEqual(['gpo', 'moves'])
  })

  it.each([
    ['ask Mr Petersen about gpo', ['ask', 'gpo']],
    ['Frau Dr. Anna Weiß fragt nach gpo', ['fragt', 'gpo']],
    ['mail to jane.doe@example.com, see https://example.com/gpo/x', ['mail', 'see']],
    ['call 555 1234 re gpo 2022', ['call', 'gpo']],
    ['', []],
    ['!!! …', []],
  ])('learns from %j only %j', (text, words) => {
    expect(learn([], text)).toEqual(words)
  })

  it('puts the newest words first and keeps the rest', () => {
    expect(learn(['gpo', 'policy'], 'gpo templates')).toEqual(['templates', 'gpo', 'policy'])
  })

  it('keeps a word that is heard again and again, whatever else comes', () => {
    const notes = Array.from({ length: 40 }, (_, i) => `gpo one${i}x two${i}x three${i}x`)
    expect(notes.reduce<string[]>((known, text) => learn(known, text), [])).toContain('gpo')
  })

  it('cuts scripts without spaces into their words', () => {
    expect(wordsOf('設定ファイルが多い')).toContain('設定')
    expect(wordsOf('политики не применяются')).toEqual(['политики', 'не', 'применяются'])
  })

  it('never grows beyond its limit, has each word once, and stays as it is when nothing is new', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ mode: 'sentences' }), { maxLength: 20 }), (texts) => {
        const words = texts.reduce<string[]>((known, text) => learn(known, text), [])
        expect(words.length).toBeLessThanOrEqual(MAX_WORDINGS)
        expect(new Set(words).size).toBe(words.length)
        expect(learn(words, '')).toEqual(words)
      }),
    )
  })

  it('takes only some words of a pasted page, so that it pushes out nothing else', () => {
    const page = Array.from({ length: 2_000 }, (_, i) => `word${i}`).join(' ')
    const words = learn(['gpo'], page)
    expect(words).toContain('gpo')
    expect(words.length).toBeLessThan(20)
  })

  it('takes all words of a theme that is merged into another', () => {
    const merged = Array.from({ length: 40 }, (_, i) => `word${i}`)
    expect(learn(['gpo'], merged.join(' '), { most: MAX_WORDINGS })).toHaveLength(41)
  })
})
