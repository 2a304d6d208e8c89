import type { Category } from '../model/words'

/** The categories of the numbered chips: index 0 is `Alt+1`. */
export const CATEGORY_KEYS: readonly Category[] = [
  'capability',
  'complexity',
  'price',
  'integration',
  'security',
  'performance',
  'usability',
  'migration',
  'proof',
]

/** The category that a key of the digit row stands for, by `KeyboardEvent.code`, so on every layout. */
export function categoryOfKey(code: string): Category | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit === undefined ? undefined : CATEGORY_KEYS[Number(digit) - 1]
}
