import { describe, expect, it } from 'vitest'
import { Vocabulary } from '@/utils/analysis/vocabulary'

const WORDS = ['windows', 'window', 'registry', 'reporting', 'report', 'configuration', 'sso']

function vocabulary() {
  const made = new Vocabulary()
  for (const word of WORDS) made.termOf(word)
  const named = (typed: string) =>
    made
      .like(typed)
      .toSorted((a, b) => b.weight - a.weight)
      .map(({ term }) => WORDS[term])
  return { made, named }
}

describe('what a typed word may stand for', () => {
  it.each([
    ['registry', ['registry']],
    ['windows', ['windows', 'window']],
    ['reports', ['reporting', 'report']],
    ['conf', ['configuration']],
    ['regsitry', ['registry']],
    ['configuartoin', ['configuration']],
    ['registrydienst', ['registry']],
    ['printer', []],
    ['ssx', []],
    ['x', []],
  ])('%j: %j', (typed, found) => {
    expect(vocabulary().named(typed)).toEqual(found)
  })

  it('is surest of the word itself', () => {
    const weights = vocabulary().made.like('report')
    expect(Math.max(...weights.map(({ weight }) => weight))).toBe(1)
    expect(weights.every(({ weight }) => weight > 0 && weight <= 1)).toBe(true)
  })

  it('counts a beginning the more, the more of the word is typed', () => {
    const { made } = vocabulary()
    const [short, long] = ['con', 'configurat'].map((typed) => made.like(typed)[0]?.weight ?? 0)
    expect(long).toBeGreaterThan(short ?? 1)
  })

  it('knows a word that came after the question', () => {
    const { made } = vocabulary()
    expect(made.like('kube')).toEqual([])
    const term = made.termOf('kubernetes')
    expect(made.like('kube').map((found) => found.term)).toEqual([term])
  })

  it('reads the words of a long text only as they are', () => {
    const { made } = vocabulary()
    expect(made.same('conf')).toEqual([])
    expect(made.same('windows')).toHaveLength(2)
  })
})
