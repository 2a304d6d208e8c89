import { BadInputError } from '@/utils/model/errors'

/** One way of writing a value: reads it, or gives undefined where the text is not written that way. */
export interface Format<V, T> {
  name: string
  read(value: V): T | undefined
}

/**
 * The one format that most of a file's values are written in. Values that several formats read alike decide nothing;
 * where two formats fit equally well and differ on a value, the person must say which it is.
 */
export function bestFormat<V, T>(
  formats: readonly Format<V, T>[],
  values: readonly V[],
  { ask, show }: { ask: string; show: (value: V) => string },
): Format<V, T> {
  const scored = formats.map((format) => ({ format, fits: values.filter((v) => format.read(v) !== undefined).length }))
  const most = Math.max(...scored.map(({ fits }) => fits))
  const [first, ...rivals] = scored.filter(({ fits }) => fits === most).map(({ format }) => format)
  if (!first) throw new TypeError('bestFormat needs at least one format')
  for (const rival of rivals) {
    const disputed = values.find((value) => first.read(value) !== rival.read(value))
    if (disputed !== undefined) {
      throw new BadInputError(
        `"${show(disputed)}" can be read in two ways: as ${first.name} or as ${rival.name}. Say which with ${ask}.`,
      )
    }
  }
  return first
}

/** The format a person named, by its name. */
export function namedFormat<V, T>(formats: readonly Format<V, T>[], name: string, option: string): Format<V, T> {
  const format = formats.find((candidate) => candidate.name === name)
  if (format) return format
  throw new BadInputError(`${option} is one of: ${formats.map((f) => f.name).join('   ')}. "${name}" is none of them.`)
}
