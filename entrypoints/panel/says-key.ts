/** French and German keyboards have letters elsewhere; where no Latin letter is typed, the key's place tells. */
export function saysKey(letter: string, { key, code }: Pick<KeyboardEvent, 'key' | 'code'>): boolean {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`
}
