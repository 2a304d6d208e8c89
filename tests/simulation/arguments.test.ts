import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments'

const NOW = Date.UTC(2026, 2, 2)
const read = (line: string) => readArguments(line.split(' '), NOW)

describe('the simulation', () => {
  it('plays the seeds and operations it is told', () => {
    expect(read('--seed 7 --ops 1 --seeds 3')).toEqual({ seed: 7, ops: 1, seeds: 3 })
    expect(read('--seed 2147483647')).toEqual({ seed: 2 ** 31 - 1, ops: 10_000, seeds: 1 })
    expect(read('--help')).toBe('help')
  })

  it('takes a new seed without one', () => {
    const { seed } = readArguments([], NOW) as { seed: number }
    expect(seed).not.toEqual((readArguments([], NOW + 1) as { seed: number }).seed)
    expect(seed).toBeLessThan(2 ** 31)
  })

  it.each([
    ...[
      '--seeds 0',
      '--ops 0',
      '--seed ',
      '--ops ',
      '--seed -1',
      '--seed=-1',
      '--seed 1.5',
      '--seed 1e3',
      '--seed 0x1',
    ],
    ...[
      '--seed 9007199254740991 --seeds 2',
      '--seed 2147483647 --seeds 2',
      '--seeds 2147483649',
      '--ops 9007199254740993',
      '--sed 1',
      'more',
    ],
  ])('refuses what makes no sense: %s', (line) => {
    expect(() => read(line)).toThrow(expect.objectContaining({ name: 'BadInputError' }))
  })
})
