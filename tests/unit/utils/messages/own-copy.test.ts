import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { ownCopy } from '@/utils/messages/own-copy'

describe('what came by a message', () => {
  it('is made anew where it is of another world, down to its lists', () => {
    const answer = runInNewContext('({ ok: true, value: [{ id: 1 }] })')
    expect(answer).not.toBeInstanceOf(Object)
    const own = ownCopy(answer)
    expect([own, own.value, own.value[0]].every((part) => part instanceof Object)).toBe(true)
    expect(own).toEqual({ ok: true, value: [{ id: 1 }] })
  })

  it('is taken as it is where it is of this one', () => {
    const answer = { ok: true }
    expect(ownCopy(answer)).toBe(answer)
  })

  it('may be nothing', () => {
    expect([ownCopy(undefined), ownCopy(null)]).toEqual([undefined, null])
  })
})
