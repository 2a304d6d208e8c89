import { describe, expect, it } from 'vitest'
import { PLANTED_BUGS } from './planted-bugs'
import { isClean, shrink, storyOf } from './shrink'
import { simulate } from './simulate'

const SEEDS = 20
const OPS = 600

/** Fresh ones each time: `npm run simulate -- --seed N` plays any of them again. */
const freshSeed = Date.now() % 2 ** 31

describe('two companies under faults', () => {
  it.each([1, 2, freshSeed, freshSeed + 1, freshSeed + 2])(
    'lose, double and diverge nothing with seed %i',
    async (seed) => {
      const { complaints, faults } = await simulate({ seed, ops: 3_000 })
      expect(complaints).toEqual([])
      expect(faults).toBeGreaterThan(300)
    },
  )

  it('live through the same story again with the same seed', async () => {
    const run = { seed: 5, ops: 300, kept: Array.from({ length: 300 }, (_, index) => index) }
    const story = await storyOf(run)
    expect(story.length).toBeGreaterThan(300)
    expect(await storyOf(run)).toEqual(story)
  })
})

describe('a planted bug', () => {
  it.each(Object.entries(PLANTED_BUGS))('is found: %s', async (_, plant) => {
    let found = false
    for (let seed = 1; seed <= SEEDS && !found; seed++)
      found = !isClean(await simulate({ seed, ops: OPS, plant: plant() }))
    expect(found).toBe(true)
  })

  it('is told as a short story', async () => {
    const plant = PLANTED_BUGS['the outbox is cleared once it is sent']?.()
    const settings = { seed: 3, ops: OPS, ...(plant && { plant }) }
    expect(isClean(await simulate(settings))).toBe(false)
    const failing = await shrink(settings)
    expect(failing.kept.length).toBeLessThan(20)
    expect((await storyOf(failing)).join('\n')).toMatch(/lost: .*which the endpoint does not know|is nowhere/)
  })
})
