import { BadInputError } from '@/utils/model/errors'

/** One way of writing a value: reads it, or gives undefined where the text is not written that way. */
export interface Format<V, T> {
  name: string
  read(value: V): T | undefined
}

/** A value that formats which fit equally well read differently. */
export interface Dispute<V, T> {
  value: V
  formats: Format<V, T>[]
}

/**
 * Finds the one format that most of a file's values are written in, value by value. Values that several formats read
 * alike decide nothing; where formats fit equally well and differ on a value, the person must say which it is.
 */
export class FormatTally<V, T> {
  readonly #fits: number[]
  /** The first value that two formats read differently, by the two. */
  readonly #disputed = new Map<number, V>()

  constructor(readonly formats: readonly [Format<V, T>, ...Format<V, T>[]]) {
    this.#fits = formats.map(() => 0)
  }

  add(value: V): void {
    const read = this.formats.map((format) => format.read(value))
    for (const [i, one] of read.entries()) {
      if (one !== undefined) this.#fits[i] = (this.#fits[i] ?? 0) + 1
      for (let j = i + 1; j < read.length; j++)
        if (read[j] !== one && !this.#disputed.has(this.#pair(i, j))) this.#disputed.set(this.#pair(i, j), value)
    }
  }

  best(): Format<V, T> | Dispute<V, T> {
    const most = Math.max(...this.#fits)
    const [first = 0, ...rivals] = this.formats.map((_, i) => i).filter((i) => this.#fits[i] === most)
    const pair = rivals.map((rival) => this.#pair(first, rival)).find((pair) => this.#disputed.has(pair))
    const value = pair === undefined ? undefined : this.#disputed.get(pair)
    if (value === undefined) return this.formats[first] ?? this.formats[0]
    return {
      value,
      formats: distinct(
        value,
        [first, ...rivals].flatMap((i) => this.formats[i] ?? []),
      ),
    }
  }

  #pair(i: number, j: number): number {
    return i * this.formats.length + j
  }
}

/** Of formats that read a value alike, the first. */
function distinct<V, T>(value: V, formats: Format<V, T>[]): Format<V, T>[] {
  return [...new Map([...formats].reverse().map((format) => [format.read(value), format])).values()].reverse()
}

/** The format of all of `values`; what is disputed is a `BadInputError` that says how to answer. */
export function bestFormat<V, T>(
  formats: readonly [Format<V, T>, ...Format<V, T>[]],
  values: Iterable<V>,
  { ask, show }: { ask: string; show: (value: V) => string },
): Format<V, T> {
  const tally = new FormatTally(formats)
  for (const value of values) tally.add(value)
  const best = tally.best()
  if ('read' in best) return best
  throw new BadInputError(twoWays(show(best.value), best.formats, ask))
}

/** What is to be answered, in a sentence. */
export function twoWays(value: string, formats: readonly { name: string }[], ask: string): string {
  const names = formats.map(({ name }) => name).join(' or as ')
  return `"${value}" can be read in two ways: as ${names}. Say which with ${ask}.`
}

/** The format a person named, by its name. */
export function namedFormat<V, T>(formats: readonly Format<V, T>[], name: string, option: string): Format<V, T> {
  const format = formats.find((candidate) => candidate.name === name)
  if (format) return format
  throw new BadInputError(`${option} is one of: ${formats.map((f) => f.name).join('   ')}. "${name}" is none of them.`)
}
