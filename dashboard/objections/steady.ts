/**
 * By how many places the row at `at` moved when the list changed. Where that row is gone, the next one below
 * that is still there answers for it; 0 when none is.
 */
export function shiftOf(before: readonly string[], after: readonly string[], at: number): number {
  const places = new Map(after.map((id, index) => [id, index]))
  for (let index = Math.max(0, at); index < before.length; index++) {
    const place = places.get(before[index] ?? '')
    if (place !== undefined) return place - index
  }
  return 0
}
