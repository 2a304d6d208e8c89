import { lettersMissing, lettersOf, slipsAllowed, slipsToPrefix } from './near'
import { stemOf } from './tokens'

/** A word of the index that a typed word may stand for, and how surely, above 0 up to 1. */
export interface Likeness {
  term: number
  weight: number
}

/** Below this a common beginning says too little. */
const SHORTEST_WHOLE = 4
/** What is remembered of typed words; while one goes on typing, all words but the last are the same. */
const REMEMBERED = 500
/** More new words than this are sorted anew together, fewer are put in one by one. */
const FEW = 64

/** Every word of an index, found by itself, by its stem, by its beginning and despite slips. Words only come, never go. */
export class Vocabulary {
  readonly #terms = new Map<string, number>()
  readonly #words: string[] = []
  readonly #letters: number[] = []
  readonly #byStem = new Map<string, number[]>()
  #sorted: string[] = []
  #unsorted: string[] = []
  readonly #remembered = new Map<string, readonly Likeness[]>()

  /** The number of a word, given when it is first seen. */
  termOf(word: string): number {
    const given = this.#terms.get(word)
    if (given !== undefined) return given
    const term = this.#words.length
    this.#terms.set(word, term)
    this.#words.push(word)
    this.#letters.push(lettersOf(word))
    const stem = stemOf(word)
    const known = this.#byStem.get(stem)
    if (known) known.push(term)
    else this.#byStem.set(stem, [term])
    this.#unsorted.push(word)
    this.#remembered.clear()
    return term
  }

  /** What a typed word may stand for; each word once, by the surest reading. */
  like(typed: string): readonly Likeness[] {
    const known = this.#remembered.get(typed)
    if (known) return known
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear()
    const found = this.#find(typed)
    this.#remembered.set(typed, found)
    return found
  }

  /** Only the word itself and those of its stem: for the words of a long text. */
  same(typed: string): readonly Likeness[] {
    const found = new Map<number, number>()
    this.#addSame(typed, found)
    return entries(found)
  }

  #find(typed: string): readonly Likeness[] {
    const found = new Map<number, number>()
    this.#addSame(typed, found)
    this.#addLonger(typed, found)
    this.#addShorter(typed, found)
    if (found.size === 0) this.#addMistyped(typed, found)
    return entries(found)
  }

  #addSame(typed: string, found: Map<number, number>): void {
    const term = this.#terms.get(typed)
    if (term !== undefined) found.set(term, 1)
    for (const other of this.#byStem.get(stemOf(typed)) ?? []) keepBest(found, other, 0.9)
  }

  /** Words that begin so: the one being typed is not complete, and many a word is never typed whole. */
  #addLonger(typed: string, found: Map<number, number>): void {
    if (typed.length < 2) return
    this.#sort()
    for (let at = lowerBound(this.#sorted, typed); at < this.#sorted.length; at++) {
      const word = this.#sorted[at] ?? ''
      if (!word.startsWith(typed)) return
      const share = typed.length / word.length
      keepBest(found, this.termOf(word), 0.85 * (typed.length < 3 ? share : Math.sqrt(share)))
    }
  }

  /** Words that the typed one begins with: "Registrydienst" begins with "registry". */
  #addShorter(typed: string, found: Map<number, number>): void {
    for (let length = SHORTEST_WHOLE; length < typed.length; length++) {
      const term = this.#terms.get(typed.slice(0, length))
      if (term !== undefined) keepBest(found, term, (0.6 * length) / typed.length)
    }
  }

  #addMistyped(typed: string, found: Map<number, number>): void {
    const limit = slipsAllowed(typed.length)
    if (limit === 0) return
    const letters = lettersOf(typed)
    for (let term = 0; term < this.#words.length; term++) {
      if (lettersMissing(letters, this.#letters[term] ?? 0) > limit) continue
      const word = this.#words[term] ?? ''
      if (word.length < typed.length - limit || (word[0] !== typed[0] && word[0] !== typed[1])) continue
      const slips = slipsToPrefix(typed, word, limit)
      if (slips !== undefined)
        keepBest(found, term, (0.7 - 0.2 * slips) * Math.sqrt(Math.min(1, typed.length / word.length)))
    }
  }

  #sort(): void {
    if (this.#unsorted.length === 0) return
    if (this.#unsorted.length > FEW) this.#sorted = [...this.#sorted, ...this.#unsorted].sort()
    else for (const word of this.#unsorted) this.#sorted.splice(lowerBound(this.#sorted, word), 0, word)
    this.#unsorted = []
  }
}

const entries = (found: ReadonlyMap<number, number>): Likeness[] =>
  [...found].map(([term, weight]) => ({ term, weight }))

function keepBest(found: Map<number, number>, term: number, weight: number): void {
  if (weight > (found.get(term) ?? 0)) found.set(term, weight)
}

/** Where `word` stands in a sorted list, or would. */
function lowerBound(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
