import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareOrQuoted, QuotedLine, quoted } from '@/utils/capture/quoted'

const anyValue = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'"\\ a,.;:\n'.split('')), maxLength: 12 }),
  fc.string({ unit: 'grapheme' }),
)

const readQuoted = (line: string, at: number) => new QuotedLine(line).value(at)

describe('a value in quotes', () => {
  it('is read back to the letter, and only as far as it goes', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (value, rest) => {
        const text = quoted(value)
        expect(readQuoted(text + rest, 0)).toEqual({ value, end: text.length })
      }),
    )
  })

  it.each([
    ['a path keeps its backslashes', '"C:\\new"', 'C:\\new'],
    ['a backslash before a quote is none of the text', '"say \\"no\\""', 'say "no"'],
    ['two backslashes are one', '"a\\\\"', 'a\\'],
    ['it may hold lines', '"one\ntwo"', 'one\ntwo'],
    ['it may be empty', '""', ''],
  ])('%s', (_, line, value) => {
    expect(readQuoted(line, 0)?.value).toBe(value)
  })

  it.each(['"not closed', '"ends in an escape\\"', 'no quote', ''])('is not %j', (line) => {
    expect(readQuoted(line, 0)).toBeUndefined()
  })

  it('is found where it begins, not before', () => {
    expect(readQuoted('x "y"', 0)).toBeUndefined()
    expect(readQuoted('x "y"', 2)).toEqual({ value: 'y', end: 5 })
  })
})

describe('a name', () => {
  it.each(['Velnox', 'C#', 'a"b', 'v1.2', '主婦'])('of one word stands bare: %s', (name) => {
    expect(bareOrQuoted(name)).toBe(name)
  })

  it.each(['two words', '"quoted', 'Velnox,', 'Inc.', '', '\ttab'])('is quoted where it would be cut: %j', (name) => {
    expect(bareOrQuoted(name)).toMatch(/^".*"$/s)
    expect(readQuoted(bareOrQuoted(name), 0)?.value).toBe(name)
  })
})
