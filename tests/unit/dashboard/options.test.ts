import { describe, expect, it } from 'vitest'
import { optionsOf } from '@/dashboard/filters/options'
import { oldValueText } from '@/dashboard/objections/old-value'
import { t } from '@/dashboard/strings'
import { themeId } from '@/utils/model/ids'
import { facets } from '@/utils/model/views'

const sso = themeId.parse('0198c5a0-0000-7000-8000-000000000001')
const other = themeId.parse('0198c5a0-0000-7000-8000-000000000002')
const known = {
  currencies: ['USD', 'EUR'],
  facets: facets.parse({
    category: [{ value: 'price', count: 4 }],
    severity: [{ value: 'pain', count: 3 }],
    segment: [
      { value: 'Web', count: 2 },
      { value: null, count: 1 },
      { value: 'Enterprise', count: 7 },
    ],
    outcome: [{ value: null, count: 1 }],
    owner: [],
    theme: [
      { value: null, title: null, count: 9 },
      { value: sso, title: 'SSO', count: 5 },
    ],
  }),
}

describe('optionsOf', () => {
  it('offers every severity in its order, also those that do not occur', () => {
    expect(optionsOf('severity', {}, known).map(({ value, count }) => [value, count])).toEqual([
      ['blocker', 0],
      ['pain', 3],
      ['nice', 0],
      ['unknown', 0],
    ])
  })

  it('puts the most frequent value first', () => {
    expect(optionsOf('category', {}, known)[0]).toEqual({ value: 'price', label: 'Price', count: 4 })
    expect(optionsOf('segment', {}, known).map(({ value }) => value)).toEqual(['Enterprise', 'Web'])
  })

  it('keeps what is chosen in sight when nothing has it', () => {
    expect(optionsOf('owner', { owner: ['Ada'] }, known)).toEqual([{ value: 'Ada', label: 'Ada', count: 0 }])
    expect(optionsOf('theme', { theme: [other] }, known).at(-1)?.label).toBe(t('theme.unnamed'))
  })

  it('names the notes without a theme as a value of its own', () => {
    const [first, second] = optionsOf('theme', {}, known)
    expect(first).toEqual({ value: 'none', label: t('theme.none'), count: 9 })
    expect(second).toEqual({ value: sso, label: 'SSO', count: 5 })
  })

  it('shows no counts before they are known', () => {
    const unknown = { ...known, facets: undefined }
    expect(optionsOf('outcome', {}, unknown).every(({ count }) => count === null)).toBe(true)
    expect(optionsOf('currency', { currency: ['JPY'] }, unknown).map(({ value }) => value)).toEqual([
      'JPY',
      'USD',
      'EUR',
    ])
  })
})

describe('oldValueText', () => {
  it.each([
    ['severity', 'pain', 'Pain'],
    ['handled', 'partly', 'Partly handled'],
    ['text', 'as typed', 'as typed'],
    ['quote', null, t('note.wasEmpty')],
    ['severity', 'enormous', 'enormous'],
    ['atMs', 1200, '1200'],
  ])('says what %s was', (field, old, text) => {
    expect(oldValueText(field, old)).toBe(text)
  })
})
