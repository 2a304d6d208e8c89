import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** All chance of a simulation: the same seed gives the same story. */
export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed)
  }

  /** Uniform in [0, 1). */
  next(): number {
    return uniformFloat64(this.#generator)
  }

  /** A whole number in [from, to]. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly [T, ...T[]]): T
  pick<T>(items: readonly T[]): T | undefined
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.int(0, Math.max(0, items.length - 1))]
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][]
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      rest -= weight
      if (rest < 0) return key
    }
    throw new RangeError('No weight is above 0.')
  }
}

/** A seed for one part of a simulation, so that what one part draws does not shift another's luck. */
export function seedOf(seed: number, ...parts: number[]): number {
  // Rounds of the 32-bit finalizer of MurmurHash3 (Appleby 2011).
  return parts.reduce((hash, part) => {
    let h = (hash ^ Math.imul(part + 1, 0x9e3779b1)) | 0
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return h ^ (h >>> 16)
  }, seed | 0)
}
