/** Below these a share says nothing: two people always differ, and three notes are chance. */
const LEAST_VOICES = 3
const LEAST_COUNT = 20

/** How much more than the others' average one must have said to be marked. */
const FACTOR = 2

/**
 * For each count, whether it is more than twice the average of all the others: a voice that the rest should not be
 * read through. A mark, never a rank; false for all where there are too few voices or notes to tell.
 */
export function outweighs(counts: readonly number[]): boolean[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const tellable = counts.length >= LEAST_VOICES && total >= LEAST_COUNT
  return counts.map((count) => tellable && count > (FACTOR * (total - count)) / (counts.length - 1))
}
