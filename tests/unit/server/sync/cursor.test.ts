import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from '@/server/sync/cursor'

const number = fc.nat({ max: 1_000_000 })

describe('a cursor', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(number, number, number, (since, done, ahead) => {
        const cursor = { seq: since + done, goneAfter: since + done + ahead, since }
        expect(readCursor(writeCursor(cursor), 3_000_000)).toEqual(cursor)
      }),
    )
  })

  it.each([undefined, ''])('is the beginning for %j', (text) => {
    expect(readCursor(text, 9)).toEqual({ seq: 0, goneAfter: 9, since: 0 })
  })

  it('is the beginning for a place that the workspace has not reached', () => {
    expect(readCursor('10', 9)).toEqual({ seq: 0, goneAfter: 9, since: 0 })
    expect(readCursor('3.10.0', 9)).toEqual({ seq: 0, goneAfter: 9, since: 0 })
    expect(readCursor('3.3.10', 9)).toEqual({ seq: 0, goneAfter: 9, since: 0 })
  })

  it.each(['x', '-1', '1.2.3.4', '1e9', ' 1', '9'.repeat(30)])('is refused as %j', (text) => {
    expect(() => readCursor(text, 9)).toThrow(/pull again without it/)
  })
})
