import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { begunSign, contentOf, isBlank, type Picks, retype, saidIn, togglePick } from '@/utils/capture/draft'
import { KIND_SIGN, SEVERITY_SIGN } from '@/utils/capture/signs'
import { newId, objectionId, themeId } from '@/utils/model/ids'
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
    ['a theme and a category', { themeId: theme, category: 'performance' }],
  ])('follows the control that was set after typing: %s', (_, picks) => {
    expect(contentOf({ line: '!! slow #search', picks })).toMatchObject({ text: 'slow', ...picks })
  })

  it.each<[string, Picks]>([
    ['slow #search', { area: 'import' }],
    ['slow #search', { area: null }],
    ['slow @Velnox', { competitor: 'Acme' }],
    ['slow ^champion', { speaker: 'technical' }],
    ['^champion', { speaker: 'unknown' }],
  ])('keeps the words that a control overrules as plain text: %j with %j', (line, picks) => {
    expect(contentOf({ line, picks })).toMatchObject({ text: line, ...picks })
    expect(isBlank({ line, picks })).toBe(false)
  })
})

const SIGNS = '#@^'
const QUOTES = '"“”„«»‹›「」『』'
const MARKS = '!~?+>؟！？'
const typed = (units: string) => fc.string({ unit: fc.constantFrom(...units.split('')), maxLength: 20 })
const anyLine = fc
  .tuple(typed(`${MARKS} `), typed(`${MARKS}${SIGNS}${QUOTES}\\ \n,.;:،…)(1aé主א`))
  .map((parts) => parts.join(''))

const countOf = (text: string, sign: string) => text.split(sign).length - 1
/** As Arabic and Japanese keyboards write the same mark. */
const oneMark = (text: string) => text.replace(/[؟？]/g, '?').replaceAll('！', '!')
/** All that is saved of what was typed, with the marks that have become a kind and a severity. */
function savedOf(line: string): string {
  const { kind, severity: grade, text, quote, area, competitor } = saidIn(line)
  const marks = KIND_SIGN[kind] + (grade === 'unknown' ? '' : SEVERITY_SIGN[grade])
  return [marks, text, quote, area, competitor].join('\n')
}

describe('of what is typed', () => {
  it('no letter, figure or mark is lost, nor is any made', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        for (const sign of '!~?+>,.;:،…)(1aé主א')
          expect(countOf(oneMark(savedOf(line)), sign), sign).toBe(countOf(oneMark(line), sign))
      }),
      { numRuns: 5_000 },
    )
  })

  it('no sign is lost but the one that names something, and no quotation mark but in pairs', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const saved = savedOf(line)
        const isBegun = /^[\s!~?+>؟！？]*[#@^\s"“”„«»‹›「」『』]*$/.test(line)
        for (const sign of isBegun ? '' : SIGNS) expect(countOf(line, sign) - countOf(saved, sign)).toBeOneOf([0, 1])
        const gone = [...QUOTES].map((sign) => countOf(line, sign) - countOf(saved, sign)).reduce((a, b) => a + b)
        expect(gone % 2).toBe(0)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['!! #', ''],
    ['? @ ^', ''],
    ['!! #config #', ''],
    ['!! \\#', '#'],
    ['!! needs a #', 'needs a #'],
    ['# of seats', '# of seats'],
  ])('a sign that was only begun is no text, unless it stands among words or was meant: %j', (line, text) => {
    expect(saidIn(line).text).toBe(text)
  })
})

describe('Enter', () => {
  it.each<[string, Picks]>([
    ['', {}],
    ['  \n ', {}],
    ['""', {}],
    ['" "', {}],
    ['#" " @"  "', {}],
    ['#', {}],
    ['# @', {}],
    ['#"" @""', {}],
    [' @ ', {}],
    ['', { severity: 'unknown', category: 'unknown', themeId: null }],
  ])('saves nothing while nothing is said: %j %j', (line, picks) => {
    expect(isBlank({ line, picks })).toBe(true)
  })

  it.each([
    [' @ ', '@'],
    ['# ^', '#'],
    ['@""', '@'],
    ['" "', null],
  ])('says after which sign of %j a word is missing', (line, sign) => {
    expect(begunSign(line)).toBe(sign)
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

  it.each<[string, Picks, string, Partial<Picks>]>([
    ['', { severity: 'unknown' }, '!! slow', { severity: 'blocker' }],
    ['', { severity: 'nice', kind: 'praise' }, '! ?', { severity: 'pain', kind: 'question' }],
    ['slow ', { speaker: 'technical' }, 'slow ^anna', { speaker: 'champion' }],
    ['slow ', { competitor: null }, 'slow @Velnox', { competitor: 'Velnox' }],
    ['! slow', { severity: 'nice' }, '! slow and', { severity: 'nice' }],
    ['! slow', { severity: 'nice' }, 'slow', { severity: 'nice' }],
    ['slow ', { area: 'import' }, 'slow #search', { area: 'import' }],
  ])('%j with %j yields to what is typed later, %j, but not to what stood there', (before, picks, line, said) => {
    const room = [{ name: 'Anna', speaker: 'champion' as const }]
    const draft = retype({ id: newId(objectionId), line: before, picks }, line, room)
    expect(contentOf(draft, room)).toMatchObject(said)
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
