/** French and German keyboards have letters elsewhere; where no ASCII sign is typed, the key's place tells. */
export function saysKey(letter: string, { key, code }: { key: string; code: string }): boolean {
  return /^[!-~]$/.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`
}
