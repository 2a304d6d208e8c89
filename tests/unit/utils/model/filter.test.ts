import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_FILTER, type Filter, filter } from '@/utils/model/filter'
import { dealId, newId, themeId } from '@/utils/model/ids'
import { category, markKind, outcome, severity } from '@/utils/model/words'

const theme = newId(themeId)
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values))
const anyFilter: fc.Arbitrary<Filter> = fc.record(
  {
    text: fc.string({ maxLength: 200 }).map((text) => text.trim()),
    theme: some([theme, 'none' as const]),
    kind: some(markKind.options),
    category: some(category.options),
    severity: some(severity.options),
    segment: fc.array(fc.string(), { maxLength: 5 }),
    outcome: some(outcome.options),
    owner: fc.array(fc.string(), { maxLength: 5 }),
    currency: some(['EUR', 'USD', 'JPY']),
    deal: fc.constant(newId(dealId)),
    from: fc.constantFrom('2026-01-01', '2024-02-29'),
    to: fc.constant('2026-12-31'),
  },
  { requiredKeys: ['theme', 'kind', 'category', 'severity', 'segment', 'outcome', 'owner', 'currency'] },
)

describe('a filter', () => {
  it('without anything narrows nothing', () => {
    const many = { theme: [], kind: [], category: [], severity: [], segment: [], outcome: [], owner: [], currency: [] }
    expect(EMPTY_FILTER).toEqual(many)
  })

  it.each<[object, Partial<Filter>]>([
    [{ severity: 'blocker' }, { severity: ['blocker'] }],
    [{ severity: ['blocker', 'pain'] }, { severity: ['blocker', 'pain'] }],
    [{ severity: '' }, { severity: [] }],
    [{ theme: 'none' }, { theme: ['none'] }],
    [{ theme: [theme, 'none'] }, { theme: [theme, 'none'] }],
    [{ segment: 'Higher, education' }, { segment: ['Higher, education'] }],
    [{ text: '  registry ' }, { text: 'registry' }],
    [
      { from: '2026-01-01', to: '2026-01-01' },
      { from: '2026-01-01', to: '2026-01-01' },
    ],
    [{ utm_source: 'mail' }, {}],
  ])('is read from the address %j', (query, expected) => {
    expect(filter.parse(query)).toEqual({ ...EMPTY_FILTER, ...expected })
  })

  it.each([
    { severity: 'terrible' },
    { severity: ['pain', 'terrible'] },
    { theme: 'some' },
    { deal: 'x' },
    { from: '2026-02-30' },
    { from: '01.02.2026' },
    { to: '2026-01-01T00:00:00Z' },
    { text: 'x'.repeat(201) },
    { owner: Array.from({ length: 201 }, String) },
    { currency: 'euros' },
    { severity: { $ne: 'pain' } },
  ])('is refused when it says what cannot be: %j', (query) => {
    expect(filter.safeParse(query).success).toBe(false)
  })

  it('that was read once is read again as the same', () => {
    fc.assert(
      fc.property(anyFilter, (given) => {
        expect(filter.parse(given)).toEqual(given)
      }),
    )
  })
})
