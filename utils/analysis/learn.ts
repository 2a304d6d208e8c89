import { isFiller, tokensOf } from './tokens'

/** How many words are kept of what people put to one theme. */
export const MAX_WORDINGS = 64
/** How many one text may add: a pasted page must not push out what many notes have taught. */
const MAX_OF_ONE_TEXT = 12
const LONGEST_WORD = 40
/** A word heard again goes to the front only from behind these: else nearly every note would change the list. */
const SETTLED = 48

interface LearnOptions {
  /** The theme's title, whose words it is found by anyway. */
  title?: string
  /** Words of the names of customers and competitors (`wordsOfNames`), which nobody else may learn from this. */
  names?: ReadonlySet<string>
  /** Another theme that is merged into this one brings all of its words. */
  most?: number
}

/** An address of a page or a person, a person after their title: what stands there names somebody. */
const NAMING =
  /\S+@\S+|\b(?:https?:|www\.)\S+|(?:\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Hh]errn?|[Ff]rau|[Mm]me|[Ss]ig|[Ss]ra?)\b\.?\s+)+[\p{L}\p{M}'’-]+(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)?/gu

/**
 * The words of a theme after a person put `text` to it: the newest first, never a sentence. Single words in
 * alphabetical order, so that nobody can read what a customer said; none of `names`, nor what the title says already.
 */
export function learn(
  known: readonly string[],
  text: string,
  { title = '', names = NONE, most = MAX_OF_ONE_TEXT }: LearnOptions = {},
): string[] {
  const said = new Set(tokensOf(title))
  const words = wordsOf(text).filter((word) => !tokensOf(word).some((token) => said.has(token) || names.has(token)))
  const fresh = [...new Set(words)].slice(0, most).sort()
  const settled = known.slice(0, SETTLED)
  const news = fresh.filter((word) => !settled.includes(word))
  return [...new Set([...news, ...known])].slice(0, MAX_WORDINGS)
}

const NONE: ReadonlySet<string> = new Set()

/** Names as `learn` leaves them out; made once for any number of texts. */
export function wordsOfNames(names: readonly string[]): Set<string> {
  return new Set(names.flatMap(tokensOf))
}

/** The words of a text that may say what it is about, in the order in which they stand. */
export function wordsOf(text: string): string[] {
  const plain = text.replace(NAMING, ' ').normalize('NFC').toLowerCase()
  return segmentsOf(plain).filter(isTelling)
}

function isTelling(word: string): boolean {
  if (word.length < 2 || word.length > LONGEST_WORD || !/\p{L}/u.test(word)) return false
  return tokensOf(word).some((token) => !isFiller(token))
}

/** Scripts without spaces are cut where their dictionary says; the others at everything but letters and digits. */
function segmentsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((run) => (/[\u0e00-\uffff]/.test(run) ? cut(run) : [run]))
}

function cut(run: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(run)
  return [...segments].map(({ segment }) => segment)
}
