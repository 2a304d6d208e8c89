import { describe, expect, it } from 'vitest'
import { namedExactly } from '@/components/extension/subject'
import { aDeal } from '../utils/store/team-data'

const deals = [
  aDeal({ account: 'Cancity', name: 'Cancity renewal' }),
  aDeal({ account: 'Cancity Labs', name: 'Renewal' }),
  aDeal({ account: null, name: 'Zoë & Söhne' }),
  aDeal({ account: 'Konex', name: 'First' }),
  aDeal({ account: 'Konex', name: 'Second' }),
]
const named = (text: string) => namedExactly(deals, text).map(({ name }) => name)

describe('what is typed in full', () => {
  it.each([
    ['cancity ', ['Cancity renewal']],
    ['RENEWAL', ['Renewal']],
    ['zoe\u0308 & söhne', ['Zoë & Söhne']],
  ])('names the one deal of that customer or that name: %j', (text, names) => {
    expect(named(text)).toEqual(names)
  })

  it('names all of several, between which somebody must choose', () => {
    expect(named('Konex')).toEqual(['First', 'Second'])
  })

  it.each(['Canc', 'Cancity Lab', '', '  '])('names none when it is only a part, or nothing: %j', (text) => {
    expect(named(text)).toEqual([])
  })
})
