import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outweighs } from '@/utils/analysis/outweighs'

describe('a voice that outweighs the rest', () => {
  it('is the one with more than twice the others’ average', () => {
    expect(outweighs([480, 180, 180, 180, 180])).toEqual([true, false, false, false, false])
    expect(outweighs([300, 225, 225, 225, 225])).toEqual([false, false, false, false, false])
  })

  it('is nobody of two, and nobody where little was said', () => {
    expect(outweighs([900, 1])).toEqual([false, false])
    expect(outweighs([9, 1, 1])).toEqual([false, false, false])
    expect(outweighs([])).toEqual([])
  })

  it('is marked whatever the order, and whatever the size of all of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000), { minLength: 3, maxLength: 12 }),
        fc.integer({ min: 2, max: 50 }),
        (counts, by) => {
          const marked = outweighs(counts)
          expect(outweighs(counts.toReversed())).toEqual(marked.toReversed())
          if (counts.reduce((sum, one) => sum + one, 0) >= 20)
            expect(outweighs(counts.map((count) => count * by))).toEqual(marked)
        },
      ),
    )
  })

  it('leaves somebody unmarked who said no more than another unmarked one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 3, maxLength: 12 }), (counts) => {
        const marked = outweighs(counts)
        const least = Math.min(...counts.filter((_, at) => marked[at]), Number.POSITIVE_INFINITY)
        for (const [at, count] of counts.entries()) if (count > least) expect(marked[at]).toBe(true)
      }),
    )
  })
})
