import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, isBlank, type Picks, togglePick } from '@/utils/capture/draft'
import { newId, themeId } from '@/utils/model/ids'
import { category, severity } from '@/utils/model/words'

const theme = newId(themeId)
const anyPicks: fc.Arbitrary<Picks> = fc.record(
  { severity: fc.constantFrom(...severity.options), category: fc.constantFrom(...category.options) },
  { requiredKeys: [] },
)

describe('what a draft says', () => {
  it('is what was typed, of no category and no theme', () => {
    expect(contentOf({ line: '!! slow #search', picks: {} })).toMatchObject({
      ...{ severity: 'blocker', text: 'slow', area: 'search', category: 'unknown', themeId: null },
    })
  })

  it.each<[string, Picks]>([
    ['a weaker severity', { severity: 'nice' }],
    ['no severity at all', { severity: 'unknown' }],
    ['another area', { area: 'import' }],
    ['no area', { area: null }],
    ['a theme and a category', { themeId: theme, category: 'performance' }],
  ])('follows the control that was set after typing: %s', (_, picks) => {
    expect(contentOf({ line: '!! slow #search', picks })).toMatchObject({ text: 'slow', ...picks })
  })
})

describe('Enter', () => {
  it.each<[string, Picks]>([
    ['', {}],
    ['  \n ', {}],
    ['""', {}],
    ['#', {}],
    ['# @', {}],
    ['#"" @""', {}],
    [' @ ', {}],
    ['', { severity: 'unknown', category: 'unknown', themeId: null }],
  ])('saves nothing while nothing is said: %j %j', (line, picks) => {
    expect(isBlank({ line, picks })).toBe(true)
  })

  it.each<[string, Picks]>([
    ['word', {}],
    ['!', {}],
    ['?', {}],
    ['#area', {}],
    ['"their words"', {}],
    ['', { category: 'price' }],
    ['', { severity: 'blocker' }],
    ['', { speaker: 'champion' }],
    ['', { themeId: theme }],
  ])('saves %j with %j as a whole note', (line, picks) => {
    expect(isBlank({ line, picks })).toBe(false)
  })
})

describe('a chip', () => {
  it('sets its value, and another chip of the row replaces it', () => {
    const once = togglePick({ category: 'price' }, 'severity', 'pain')
    expect(once).toEqual({ category: 'price', severity: 'pain' })
    expect(togglePick(once, 'severity', 'nice')).toEqual({ category: 'price', severity: 'nice' })
  })

  it('pressed twice leaves the word of the line', () => {
    const picks = togglePick(togglePick({}, 'severity', 'nice'), 'severity', 'nice')
    expect(contentOf({ line: '!! slow', picks }).severity).toBe('blocker')
  })

  it('never changes the picks that it was given', () => {
    fc.assert(
      fc.property(anyPicks, fc.constantFrom(...severity.options), (picks, value) => {
        const before = structuredClone(picks)
        togglePick(picks, 'severity', value)
        expect(picks).toEqual(before)
      }),
    )
  })

  it('pressed twice changes nothing, when none was picked before', () => {
    fc.assert(
      fc.property(anyPicks, fc.constantFrom(...severity.options), ({ severity: _, ...picks }, value) => {
        expect(togglePick(togglePick(picks, 'severity', value), 'severity', value)).toEqual(picks)
      }),
    )
  })
})
