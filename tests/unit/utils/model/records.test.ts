import { describe, expect, it } from 'vitest'
import { newId, objectionId } from '@/utils/model/ids'
import { fractionDigits } from '@/utils/model/money'
import { MAX_TEXT, objection } from '@/utils/model/records'

const text = (value: string) => objection.shape.text.safeParse(value)

describe('a text', () => {
  it.each([
    'emoji 👩‍👩‍👧',
    'مرحبا بالعالم',
    '主婦',
    '<script>alert(1)</script>',
    '=cmd()',
    'a\nb\tc',
    ' spaces around ',
  ])('stays to the letter: %j', (value) => {
    expect(text(value).data).toBe(value)
  })

  it('is brought to NFC, so that one word is one text', () => {
    expect(text('u\u0308ber').data).toBe('über')
  })

  it.each(['a\0b', 'a\ud800b'])('keeps its place where PostgreSQL could store none of %j', (value) => {
    expect(text(value).data).toBe('a\ufffdb')
  })

  it(`has at most ${MAX_TEXT} UTF-16 units`, () => {
    expect(text('x'.repeat(MAX_TEXT)).success).toBe(true)
    expect(text('x'.repeat(MAX_TEXT + 1)).success).toBe(false)
  })
})

describe('an id', () => {
  it('is a UUIDv7, and later ones sort later', () => {
    const ids = Array.from({ length: 50 }, () => newId(objectionId))
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id))).toBe(true)
    expect(ids.toSorted()).toEqual(ids)
  })
})

describe('fractionDigits', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('of %s are %i', (currency, digits) => {
    expect(fractionDigits(currency)).toBe(digits)
  })
})
