const ENDS_AS_SENTENCE = /[,.;:]$/

/** What ends a quotation, by what begins it: the plain sign, and those that keyboards and phones make of it. */
const CLOSINGS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  // Many keyboards have no other end for it.
  ['„', '“”"'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ['「', '」'],
  ['『', '』'],
])

/** Whatever may begin a quotation, for a character class. */
export const OPENINGS = [...CLOSINGS.keys()].join('')

const BARE = new RegExp(`^[^\\s${OPENINGS}]\\S*$`)

/** `value` in double quotes, with `"` and `\` escaped by a backslash. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** `value` as it is where a reader would take all of it as one word, else in quotes. */
export function bareOrQuoted(value: string): string {
  return BARE.test(value) && !ENDS_AS_SENTENCE.test(value) ? value : quoted(value)
}

/** The quoted value that begins at `at`, and where it ends; undefined when none does or it is not closed. */
export function readQuoted(line: string, at: number): { value: string; end: number } | undefined {
  const closings = CLOSINGS.get(line[at] ?? '')
  if (closings === undefined) return undefined
  if (line[at] === '"') return readPlain(line, at)
  let depth = 1
  for (let i = at + 1; i < line.length; i++) {
    const sign = line[i] ?? ' '
    if (closings.includes(sign)) depth--
    else if (sign === line[at]) depth++
    // Between French signs stand spaces that are not said.
    if (depth === 0) return { value: line.slice(at + 1, i).trim(), end: i + 1 }
  }
  return undefined
}

function readPlain(line: string, at: number): { value: string; end: number } | undefined {
  let value = ''
  for (let i = at + 1; i < line.length; i++) {
    const next = line[i + 1]
    if (line[i] === '"') return { value, end: i + 1 }
    // Only these two are escapes, so that "C:\new" stays as typed.
    const escaped = line[i] === '\\' && (next === '"' || next === '\\')
    if (escaped) i++
    value += line[i]
  }
  return undefined
}
