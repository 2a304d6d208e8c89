/**
 * The items whose words begin as the query's words do, best first. Without `some`, every word of the query must be
 * found (looking up a name); with it, one is enough (a sentence against titles), and longer common words count more.
 */
export function bestMatches<T>(
  query: string,
  items: readonly T[],
  { textOf, limit, some = false }: { textOf: (item: T) => string; limit: number; some?: boolean },
): T[] {
  const wanted = some ? newestOf(wordsOf(query)) : wordsOf(query)
  if (wanted.length === 0) return []
  return items
    .map((item) => ({ item, score: scoreOf(wanted, wordsOf(textOf(item)), some) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ item }) => item)
}

/** Enough for a sentence. Of a pasted page, each word would be held against each title, at each keystroke. */
const WORDS_READ = 32

function newestOf(words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => word.length > 2).reverse())].slice(0, WORDS_READ)
}

/** Lower-case words without accents, in any script. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

function scoreOf(wanted: readonly string[], words: readonly string[], some: boolean): number {
  let common = 0
  for (const word of wanted) {
    const found = words.some((other) => other.startsWith(word) || (some && sameStem(word, other)))
    if (found) common += word.length
    else if (!some) return 0
  }
  const whole = words.reduce((sum, { length }) => sum + length, 0)
  return whole === 0 ? 0 : common / Math.sqrt(whole)
}

/** "objects" and "object", "scripted" and "script": enough until the real scorer reads the line. */
function sameStem(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    short.length > 3 && long.startsWith(short.slice(0, Math.max(4, short.length - 1))) && long.length - short.length < 4
  )
}
