/** What ends a part of a sentence, in the scripts that people type; it is no part of a name that it is glued to. */
const STOPS = ',.;:!?…'
/** Those that no name has in it: in their scripts the next word may follow at once. */
export const WIDE_STOPS = '،؛؟۔、。，．；：！？'

/** What may follow a quotation: not a word, or it was none. */
const AFTER_QUOTE = new RegExp(`^(?:[\\s${STOPS}${WIDE_STOPS})\\]–—]|$)`)

/**
 * What ends a quotation, by what begins it: the plain sign, and those that keyboards and phones make of it. The first
 * that is found counts. Swedish and Finnish end it with the sign that began it, and so do hasty writers.
 */
const CLOSINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['"']],
  ['“', ['”', '“']],
  // Many keyboards have no other end for it.
  ['„', ['“', '”', '"']],
  ['”', ['”']],
  ['«', ['»']],
  ['»', ['«', '»']],
  ['‹', ['›']],
  ['›', ['‹', '›']],
  ['「', ['」']],
  ['『', ['』']],
])

/** Whatever may begin a quotation, for a character class. */
export const OPENINGS = [...CLOSINGS.keys()].join('')
/** Where words are not set apart: a quotation may begin and end within a sentence. */
export const CJK_OPENINGS = '「『'

const BARE = new RegExp(`^[^\\s${OPENINGS}${WIDE_STOPS}][^\\s${WIDE_STOPS}]*$`)

/** `value` in double quotes, with `"` and `\` escaped by a backslash. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** `value` as it is where a reader would take all of it as one word, else in quotes. */
export function bareOrQuoted(value: string): string {
  return BARE.test(value) && nameIn(value) === value ? value : quoted(value)
}

/** A word without what its sentence has put after it: stops, and the end of a bracket that was opened before it. */
export function nameIn(word: string): string {
  const ends = word.includes('(') ? STOPS : `${STOPS})`
  let length = word.length
  while (ends.includes(word[length - 1] ?? ' ')) length--
  return word.slice(0, length)
}

/** The customer's words that begin at `at`, and where they end: like a value in quotes, but no word may follow at once. */
export function readQuotation(line: string, at: number): { value: string; end: number } | undefined {
  const found = readQuoted(line, at)
  const within = CJK_OPENINGS.includes(line[at] ?? ' ')
  return found && (within || mayEnd(line, found.end)) ? found : undefined
}

/** The quoted value that begins at `at`, and where it ends; undefined when none does or it is not closed. */
export function readQuoted(line: string, at: number): { value: string; end: number } | undefined {
  if (line[at] === '"') return readPlain(line, at)
  for (const closing of CLOSINGS.get(line[at] ?? '') ?? []) {
    const end = endOf(line, at, closing)
    // Between French signs stand spaces that are not said.
    if (end !== undefined) return { value: line.slice(at + 1, end).trim(), end: end + 1 }
  }
  return undefined
}

/** Where `closing` ends what began at `at`; one quotation may stand within another. */
function endOf(line: string, at: number, closing: string): number | undefined {
  const opening = line[at]
  let depth = 1
  for (let i = at + 1; i < line.length; i++) {
    const sign = line[i]
    if (sign === closing && (closing !== opening || looksClosing(line, i))) depth--
    else if (sign === opening) depth++
    if (depth === 0) return i
  }
  return undefined
}

/** A sign that may begin or end a quotation ends one where it is glued to a word before it, and to none after it. */
function looksClosing(line: string, at: number): boolean {
  return !/\s/.test(line[at - 1] ?? ' ') && (mayEnd(line, at + 1) || OPENINGS.includes(line[at + 1] ?? ' '))
}

const mayEnd = (line: string, at: number) => AFTER_QUOTE.test(line.slice(at, at + 1))

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
