import { describe, expect, it } from 'vitest'
import { MAX_TEXT } from '@/utils/model/records'
import { FaultyInputError } from '@/utils/store/errors'
import { validFields } from '@/utils/store/valid'

describe('a note that is too long', () => {
  it.each([
    ['text', MAX_TEXT],
    ['quote', MAX_TEXT],
    ['area', 500],
    ['competitor', 500],
  ])('is refused with the count of its %s, of which %i fit', (field, limit) => {
    expect(() => validFields({ [field]: 'x'.repeat(limit) })).not.toThrow()
    const error = { says: `fault.tooLong.${field}`, values: { limit, length: limit + 1 } }
    expect(() => validFields({ [field]: 'x'.repeat(limit + 1) })).toThrow(expect.objectContaining(error))
  })

  it('says how much is too much, and what to do', () => {
    expect(() => validFields({ text: 'x'.repeat(10_001) })).toThrow(
      'The text has 10,001 characters; 10,000 fit into one note. Shorten it, or save it as two.',
    )
  })

  it('is measured as it will be stored: accents that are typed apart count with their letter', () => {
    expect(validFields({ text: 'u\u0308'.repeat(MAX_TEXT) }).text).toBe('ü'.repeat(MAX_TEXT))
    expect(() => validFields({ text: '\u0958'.repeat(MAX_TEXT) })).toThrow('20,000 characters')
  })
})

describe('fields of a note', () => {
  it('are stored as every other device stores them', () => {
    expect(validFields({ text: 'u\u0308ber \ud800', area: 'a\0b' })).toEqual({ text: 'über \ufffd', area: 'a\ufffdb' })
  })

  it.each([{}, { quote: null }, { severity: 'blocker' as const, atMs: 5 }, { text: '' }])(
    'are taken as they are: %j',
    (fields) => {
      expect(validFields(fields)).toEqual(fields)
    },
  )

  it.each([{ severity: 'bad' }, { raisedAt: 'yesterday' }, { themeId: '1' }, { atMs: 0.5 }, { text: null }])(
    'are refused by name when they cannot be: %j',
    (fields) => {
      expect(() => validFields(fields as never)).toThrow(FaultyInputError)
      expect(() => validFields(fields as never)).toThrow(Object.keys(fields)[0])
    },
  )
})
