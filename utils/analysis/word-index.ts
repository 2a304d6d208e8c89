import type { Ranked, Scorer } from './scorer'
import { isFiller, tokensOf } from './tokens'
import { type Likeness, Vocabulary } from './vocabulary'

/** A text that something is found by, and how much its words count beside those of the others. */
export interface Part {
  text: string
  weight: number
}

/** How many words of a typed text are also read as unfinished or mistyped. A pasted page has thousands. */
const READ_CLOSELY = 48
const FILLER_WEIGHT = 0.25
/** Beyond so many words, an entry's further words no longer make each of them count less. */
const LONGEST = 24

interface Entry {
  id: string
  slot: number
  weights: ReadonlyMap<number, number>
  length: number
}

/**
 * Finds entries by the words of their texts: by rare words rather than common ones, by a word's beginning, despite
 * slips, in any script. One entry changes without the others being read again.
 */
export class WordIndex implements Scorer {
  readonly #vocabulary = new Vocabulary()
  readonly #entries = new Map<string, Entry>()
  readonly #bySlot: Entry[] = []
  readonly #free: number[] = []
  /** The slots of the entries that have a word, by its number. */
  readonly #postings: number[][] = []

  get size(): number {
    return this.#entries.size
  }

  /** Puts an entry in, or others of its texts in the place of those before. */
  put(id: string, parts: readonly Part[]): void {
    this.remove(id)
    const weights = this.#weightsOf(parts)
    const slot = this.#free.pop() ?? this.#bySlot.length
    let length = 0
    for (const [term, weight] of weights) {
      length += weight
      this.#slotsOf(term).push(slot)
    }
    const entry = { id, slot, weights, length }
    this.#entries.set(id, entry)
    this.#bySlot[slot] = entry
  }

  remove(id: string): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    this.#entries.delete(id)
    this.#free.push(entry.slot)
    for (const term of entry.weights.keys()) {
      const slots = this.#slotsOf(term)
      slots.splice(slots.indexOf(entry.slot), 1)
    }
  }

  /** With `every`, only entries that have all the words: for looking up a name, not for comparing a sentence. */
  rank(text: string, { limit, every = false }: { limit: number; every?: boolean }): Ranked[] {
    const typed = inOrder(tokensOf(text))
    const scores = new Float64Array(this.#bySlot.length)
    const found = new Uint32Array(every ? this.#bySlot.length : 0)
    for (const [at, word] of typed.entries()) {
      const filler = isFiller(word) && !every
      const loosely = at < READ_CLOSELY && !filler
      const readings = loosely ? this.#vocabulary.like(word) : this.#vocabulary.same(word)
      for (const [slot, score] of this.#bestOf(readings)) {
        const before = scores[slot] ?? 0
        // A filler tells two alike entries apart; by itself it finds none.
        if (!filler || before > 0) scores[slot] = before + (filler ? score * FILLER_WEIGHT : score)
        if (every) found[slot] = (found[slot] ?? 0) + 1
      }
    }
    return this.#best(scores, limit, (slot) => !every || found[slot] === typed.length)
  }

  #weightsOf(parts: readonly Part[]): Map<number, number> {
    const weights = new Map<number, number>()
    for (const { text, weight } of parts) {
      for (const token of tokensOf(text)) {
        const term = this.#vocabulary.termOf(token)
        const counts = isFiller(token) ? weight * FILLER_WEIGHT : weight
        if (counts > (weights.get(term) ?? 0)) weights.set(term, counts)
      }
    }
    return weights
  }

  #slotsOf(term: number): number[] {
    const known = this.#postings[term]
    if (known) return known
    const made: number[] = []
    this.#postings[term] = made
    return made
  }

  /** What one typed word adds to each entry: only its surest reading there, so that no word counts twice. */
  #bestOf(readings: readonly Likeness[]): Map<number, number> {
    const best = new Map<number, number>()
    for (const { term, weight } of readings) {
      const slots = this.#slotsOf(term)
      const rarity = Math.log(1 + this.#entries.size / slots.length)
      for (const slot of slots) {
        const score = weight * rarity * (this.#bySlot[slot]?.weights.get(term) ?? 0)
        if (score > (best.get(slot) ?? 0)) best.set(slot, score)
      }
    }
    return best
  }

  #best(scores: Float64Array, limit: number, isWanted: (slot: number) => boolean): Ranked[] {
    const found: Ranked[] = []
    for (const [slot, sum] of scores.entries()) {
      const entry = this.#bySlot[slot]
      if (sum > 0 && entry && isWanted(slot))
        found.push({ id: entry.id, score: sum / Math.sqrt(1 + Math.min(entry.length, LONGEST)) })
    }
    // Equal ones always in one order, whatever was put in first.
    return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit)
  }
}

/** Each word once, fillers last, and otherwise the newest first: they are what is being typed. */
function inOrder(words: readonly string[]): string[] {
  const typed = [...new Set(words.toReversed())]
  return [...typed.filter((word) => !isFiller(word)), ...typed.filter(isFiller)]
}
