const ENDS_AS_SENTENCE = /[,.;:]$/

/** `value` in double quotes, with `"` and `\` escaped by a backslash. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** `value` as it is where a reader would take all of it as one word, else in quotes. */
export function bareOrQuoted(value: string): string {
  return /^[^\s"]\S*$/.test(value) && !ENDS_AS_SENTENCE.test(value) ? value : quoted(value)
}

/** The quoted value that begins at `at`, and where it ends; undefined when none does or it is not closed. */
export function readQuoted(line: string, at: number): { value: string; end: number } | undefined {
  if (line[at] !== '"') return undefined
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
