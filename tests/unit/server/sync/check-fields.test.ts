import { describe, expect, it } from 'vitest'
import { checkFields } from '@/server/sync/check-fields'

describe('checkFields', () => {
  it('passes known fields by the schema of their record', () => {
    expect(checkFields('objection', { text: 'no registry', severity: 'blocker' })).toEqual({
      fields: { text: 'no registry', severity: 'blocker' },
    })
  })

  it('stores text in one normal form', () => {
    expect(checkFields('objection', { text: 'cafe\u0301 \0' })).toEqual({ fields: { text: 'caf\u00e9 \uFFFD' } })
  })

  it.each([
    ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24T10:00:00.123456789Z', '2026-11-24T10:00:00.123Z'],
    ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.999Z'],
    ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('writes the instant %s as %s', (given, stored) => {
    expect(checkFields('objection', { raisedAt: given })).toEqual({ fields: { raisedAt: stored } })
  })

  it('counts the characters of a text that is too long', () => {
    const answer = checkFields('objection', { quote: 'x'.repeat(10_001) })
    expect(answer).toEqual({ message: expect.stringContaining('quote has 10001 characters; at most 10000') })
  })

  it.each([
    ['a wrong word', { severity: 'huge' }],
    ['a wrong type', { text: 1 }],
    ['no instant', { raisedAt: 'yesterday' }],
    ['no id', { dealId: '7' }],
    ['a fraction', { atMs: 1.5 }],
    ['the name of a method', { toString: 1 }],
    ['a name with a blank', { 'a b': 1 }],
    ['too many unknown fields', Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`x${i}`, i]))],
    ['unknown fields that are too large', { mood: 'x'.repeat(20_000) }],
  ])('refuses %s', (_, fields) => {
    expect(checkFields('objection', fields)).toHaveProperty('message')
  })

  it('keeps what it does not know', () => {
    expect(checkFields('demo', { mood: { grim: [1, null, true] } })).toEqual({
      fields: { mood: { grim: [1, null, true] } },
    })
  })
})
