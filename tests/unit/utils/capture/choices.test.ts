import { describe, expect, it } from 'vitest'
import { CATEGORY_KEYS, categoryOfKey } from '@/utils/capture/categories'
import { KINDS, MORE_CATEGORIES, SEVERITIES, SHARE_MODES, SPEAKERS } from '@/utils/capture/choices'
import { KIND_MARKS, parseLine, ROLE_NAMES, SEVERITY_MARKS } from '@/utils/capture/line'
import { KIND_SIGN, SEVERITY_SIGN } from '@/utils/capture/signs'
import { category, markKind, severity, shareMode, speaker } from '@/utils/model/words'

describe('what the panel offers', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['severity', SEVERITIES, severity.options],
    ['kind', KINDS, markKind.options],
    ['speaker', SPEAKERS, speaker.options],
    ['share mode', SHARE_MODES, shareMode.options],
    ['category', [...CATEGORY_KEYS, ...MORE_CATEGORIES, 'unknown'], category.options],
  ])('is every %s that a record can have, each once', (_, offered, known) => {
    expect([...offered].sort()).toEqual([...known].sort())
  })

  it('says the roles that the line can name', () => {
    expect(SPEAKERS.filter((name) => name !== 'unknown').sort()).toEqual([...new Set(ROLE_NAMES.values())].sort())
  })
})

describe('a digit key', () => {
  it.each([
    ['Digit1', 'capability'],
    ['Digit3', 'price'],
    ['Digit9', 'proof'],
    ['Numpad2', 'complexity'],
  ])('%s picks %s on every keyboard layout', (code, expected) => {
    expect(categoryOfKey(code)).toBe(expected)
  })

  it.each(['Digit0', 'Numpad0', 'KeyA', 'Digit10', 'F1', 'NumpadAdd', '1', 'digit1', ''])(
    'is not %j, which picks nothing',
    (code) => {
      expect(categoryOfKey(code)).toBeUndefined()
    },
  )

  it('has the category that stands at its number in the model', () => {
    expect(CATEGORY_KEYS).toEqual(category.options.slice(0, 9))
  })
})

describe('a sign of the list', () => {
  it.each([...SEVERITY_MARKS])('%s is what one types for it', (mark, of) => {
    expect(SEVERITY_SIGN[of]).toBe(mark)
    expect(parseLine(`${SEVERITY_SIGN[of]} text`)).toMatchObject({ severity: of, text: 'text' })
  })

  it.each([...KIND_MARKS])('%s is what one types for it', (mark, of) => {
    expect(KIND_SIGN[of]).toBe(mark)
    expect(parseLine(`${KIND_SIGN[of]} text`)).toMatchObject({ kind: of, text: 'text' })
  })

  it('is there for every severity and kind, and no two look alike', () => {
    const signs = [...Object.values(SEVERITY_SIGN), ...Object.values(KIND_SIGN)]
    expect(new Set(signs).size).toBe(severity.options.length + markKind.options.length)
  })
})
