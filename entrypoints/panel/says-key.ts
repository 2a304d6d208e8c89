/** French and German keyboards have letters elsewhere; where no Latin letter is typed, the key's place tells. */
export function saysKey(letter: string, { key, code }: { key: string; code: string }): boolean {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`
}
