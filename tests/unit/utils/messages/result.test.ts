import { describe, expect, it } from 'vitest'
import { fail, ok } from '@/utils/messages/result'

describe('an answer between two pages', () => {
  it.each([
    ['a value', ok({ id: 'x', notes: [1, null] })],
    ['nothing to say', ok(null)],
    ['a fault with its words', fail('invalid', 'The text has 10,001 characters.')],
    ['a fault without words', fail('storage')],
  ])('arrives as it was sent: %s', (_, answer) => {
    expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer)
  })

  it('says which of the two it is', () => {
    expect(ok(0)).toMatchObject({ ok: true, value: 0 })
    expect(fail('invalid')).toEqual({ ok: false, error: 'invalid', message: '' })
  })
})
