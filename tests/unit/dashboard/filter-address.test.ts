import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countActive, type FilterSearch, onlyFilter, readFilter, toggled } from '@/dashboard/address/filter-address'
import { parseSearch, stringifySearch } from '@/dashboard/address/search'
import { category, outcome, severity } from '@/utils/model/words'

const theme = '0198c5a0-0000-7000-8000-000000000001'

/** Texts as the address keeps them: trimmed, never empty. */
const word = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((s) => s.trim())
  .filter(Boolean)
const list = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 4 })

const anyFilter = fc.record(
  {
    text: word,
    theme: list(fc.oneof(fc.uuid(), fc.constant('none'))),
    category: list(fc.constantFrom(...category.options)),
    severity: list(fc.constantFrom(...severity.options)),
    outcome: list(fc.constantFrom(...outcome.options)),
    segment: list(word),
    owner: list(word),
    currency: list(fc.constantFrom('EUR', 'USD', 'JPY')),
    deal: fc.uuid(),
    from: fc.constantFrom('2026-01-01', '2024-02-29'),
    to: fc.constantFrom('2026-12-31'),
  },
  { requiredKeys: [] },
)

describe('the filter in the address', () => {
  it('comes back from its address as it was', () => {
    fc.assert(
      fc.property(anyFilter, (search) => {
        expect(readFilter(parseSearch(stringifySearch(search)))).toEqual({ filter: search, refused: [] })
      }),
    )
  })

  it('reads one value as a list of one', () => {
    expect(onlyFilter({ severity: 'blocker' })).toEqual({ severity: ['blocker'] })
  })

  it('leaves out and names a field that means nothing, and keeps the others', () => {
    const read = readFilter({ severity: 'huge', theme, from: '2026-02-30', outcome: ['lost', 'won'] })
    expect(read).toEqual({ filter: { theme: [theme], outcome: ['lost', 'won'] }, refused: ['severity', 'from'] })
  })

  it('leaves what belongs to one page behind', () => {
    expect(onlyFilter({ note: theme, view: 'plot', text: 'sso' })).toEqual({ text: 'sso' })
  })

  it('is empty for an address without a query', () => {
    expect(onlyFilter(parseSearch(''))).toEqual({})
    expect(stringifySearch({ theme: [], text: undefined, note: '' })).toBe('')
  })
})

describe('toggled', () => {
  it('puts a value in and takes it out again', () => {
    const once = toggled({ text: 'sso' }, 'severity', 'pain')
    expect(once).toEqual({ text: 'sso', severity: ['pain'] })
    expect(toggled(once, 'severity', 'pain')).toEqual({ text: 'sso' })
  })
})

describe('countActive', () => {
  it.each<[FilterSearch, number]>([
    [{}, 0],
    [{ text: 'a', severity: ['pain'] }, 2],
    [{ from: '2026-01-01', to: '2026-03-31' }, 1],
    [{ to: '2026-03-31' }, 1],
  ])('counts a period once: %j is %i', (search, count) => {
    expect(countActive(search)).toBe(count)
  })
})
