/** Something to be found by words, such as a theme; `id` is its own. */
export interface Ranked {
  id: string
  /** Only comparable within one answer; the higher the likelier. */
  score: number
}

/** What a text may belong to. The lexical index is one; a sentence encoder beside it, where there is one, another. */
export interface Scorer {
  /** The likeliest first; none that has nothing in common with the text. */
  rank(text: string, options: { limit: number }): Ranked[]
}
