/** How many slips are forgiven in a word: none in a short one, which would become another. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/**
 * How many letters must be changed, added, left out or swapped with their neighbour until `typed` is the beginning of
 * `word` (optimal string alignment, cut off above `limit`); undefined when more than `limit`.
 */
export function slipsToPrefix(typed: string, word: string, limit: number): number | undefined {
  const width = Math.min(word.length, typed.length + limit)
  let [older, before] = [new Array<number>(width + 1).fill(0), Array.from({ length: width + 1 }, (_, i) => i)]
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= width; j++) row.push(cell(typed, word, { i, j, row, before, older }))
    if (Math.min(...row) > limit) return undefined
    ;[older, before] = [before, row]
  }
  const fewest = Math.min(...before.slice(Math.max(0, typed.length - limit)))
  return fewest <= limit ? fewest : undefined
}

interface Cell {
  i: number
  j: number
  row: readonly number[]
  before: readonly number[]
  older: readonly number[]
}

function cell(typed: string, word: string, { i, j, row, before, older }: Cell): number {
  const same = typed[i - 1] === word[j - 1]
  const one = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1))
  const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
  return swapped ? Math.min(one, (older[j - 2] ?? 0) + 1) : one
}

/** The letters of a word as bits: where too many of one's are not among the other's, no slip explains it. */
export function lettersOf(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31)
  return bits
}

/** How many of the one's letters the other lacks, at least. */
export function lettersMissing(wanted: number, there: number): number {
  let missing = wanted & ~there
  let count = 0
  while (missing !== 0) {
    missing &= missing - 1
    count++
  }
  return count
}
