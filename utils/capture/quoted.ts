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
/** Whatever may begin or end one. */
export const QUOTE_SIGNS = [...new Set([...OPENINGS, ...[...CLOSINGS.values()].flat()])].join('')
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

/** A line with where its quotations end: that is found for all of them at once, for a line may be full of signs. */
export class QuotedLine {
  readonly #ends = new Map<string, ReadonlyMap<number, number>>()

  constructor(private readonly line: string) {}

  /** The customer's words that begin at `at`, and where they end: like a value in quotes, but no word may follow at once. */
  quotation(at: number): { value: string; end: number } | undefined {
    const found = this.value(at)
    const within = CJK_OPENINGS.includes(this.line[at] ?? ' ')
    return found && (within || mayEnd(this.line, found.end)) ? found : undefined
  }

  /** The quoted value that begins at `at`, and where it ends; undefined when none does or it is not closed. */
  value(at: number): { value: string; end: number } | undefined {
    const opening = this.line[at] ?? ' '
    if (opening === '"') return readPlain(this.line, at)
    for (const closing of CLOSINGS.get(opening) ?? []) {
      const end = this.#endsOf(opening, closing).get(at)
      // Between French signs stand spaces that are not said.
      if (end !== undefined) return { value: this.line.slice(at + 1, end).trim(), end: end + 1 }
    }
    return undefined
  }

  #endsOf(opening: string, closing: string): ReadonlyMap<number, number> {
    const key = opening + closing
    const known = this.#ends.get(key) ?? endsIn(this.line, opening, closing)
    this.#ends.set(key, known)
    return known
  }
}

/** For each sign, where what begins there is closed; one quotation may stand within another. */
function endsIn(line: string, opening: string, closing: string): Map<number, number> {
  const ends = new Map<number, number>()
  // Who is still open, the deepest last, with the depth that closes it: those that one sign closes are on top.
  const open: { at: number; depth: number }[] = []
  let depth = 0
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (sign !== opening && sign !== closing) continue
    depth += sign === closing && (closing !== opening || looksClosing(line, at)) ? -1 : 1
    for (let last = open.at(-1); last && last.depth > depth; last = open.at(-1)) {
      ends.set(last.at, at)
      open.pop()
    }
    open.push({ at, depth })
  }
  return ends
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
