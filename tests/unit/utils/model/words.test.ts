import { describe, expect, it } from 'vitest'
import { newId, objectionId } from '@/utils/model/ids'
import { demo, objection } from '@/utils/model/records'
import * as lists from '@/utils/model/words'
import { blankDemo, blankObjection } from '@/utils/store/blank'
import { NOBODY } from '@/utils/store/rows'
import { words } from '@/utils/strings/en/words'

const { markKind, severity, category, speaker, handled, themeKind, themeStatus, outcome } = lists
const shown = { kind: markKind, severity, category, speaker, handled, themeKind, themeStatus, outcome }
const answers = { severity, category, speaker, handled, themeKind, themeStatus, outcome }

describe('every list of the vocabulary', () => {
  it.each(Object.entries(shown))('has a word for each value of %s, and none too many', (name, list) => {
    const keys = Object.keys(words).filter((key) => key.startsWith(`${name}.`))
    expect(keys.sort()).toEqual(list.options.map((value) => `${name}.${value}`).sort())
  })

  it.each(Object.entries(answers))('takes "unknown" as an answer to %s', (_, list) => {
    expect(list.safeParse('unknown').data).toBe('unknown')
  })

  it.each(Object.entries(shown))('shows no two values of %s by the same word', (name, list) => {
    const texts = list.options.map((value) => words[`${name}.${value}` as keyof typeof words])
    expect(new Set(texts).size).toBe(texts.length)
  })

  it.each(Object.entries(lists))('is written as other programs read it: %s', (_, list) => {
    expect(list.options.filter((value) => !/^[a-z]+(?:_[a-z]+)*$/.test(value))).toEqual([])
  })
})

describe('a record of which nothing is known', () => {
  it.each([
    ['note', objection, blankObjection],
    ['demo', demo, blankDemo],
  ] as const)('is a whole %s all the same', (_, schema, blank) => {
    const id = newId(objectionId)
    const { stamps, ...record } = blank(id, NOBODY)
    expect(schema.parse(record)).toEqual(record)
    expect(stamps).toEqual({})
  })

  it('is an objection that says "unknown" wherever nobody has answered', () => {
    const { kind, severity, category, speaker, handled } = blankObjection(newId(objectionId), NOBODY)
    expect(kind).toBe('objection')
    expect(new Set([severity, category, speaker, handled])).toEqual(new Set(['unknown']))
  })
})
