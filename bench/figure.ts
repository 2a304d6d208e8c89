/** One line of the bench; `ratio` above 1 means better than the peer, or than the goal where there is no peer. */
export interface Figure {
  bench: string
  value: number
  unit: string
  peer: string
  peerValue: number
  ratio: number
}

/** A figure against its goal, where less is better. */
export function againstGoal(bench: string, value: number, unit: string, goal: number): Figure {
  return against(bench, value, unit, { peer: 'goal', value: goal })
}

/** A figure against what something else took for the same in the same run, where less is better. */
export function against(bench: string, value: number, unit: string, other: { peer: string; value: number }): Figure {
  const ratio = value === 0 ? Number.MAX_SAFE_INTEGER : other.value / value
  return { bench, value: round(value), unit, peer: other.peer, peerValue: round(other.value), ratio: round(ratio) }
}

/** The value below which 95 of 100 lie. */
export const p95 = (values: readonly number[]) => percentile(values, 0.95)
/** The value below which 99 of 100 lie. */
export const p99 = (values: readonly number[]) => percentile(values, 0.99)

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const round = (value: number) => Math.round(value * 100) / 100
