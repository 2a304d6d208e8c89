/** Numbers in [0, 1) that are the same for the same seed: mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of `items`, by chance; with `weights`, in their proportion. */
export function pick<T>(random: () => number, items: readonly T[], weight: (item: T) => number = () => 1): T {
  const total = items.reduce((sum, item) => sum + weight(item), 0)
  let left = random() * total
  const chosen = items.find((item) => {
    left -= weight(item)
    return left < 0
  })
  const fallback = chosen ?? items.at(-1)
  if (fallback === undefined) throw new RangeError('Nothing to pick from')
  return fallback
}
