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

/** The category that a key of the digit row stands for, on every layout. */
export function categoryOfKey(code: string): Category | undefined {
  return CATEGORY_KEYS[digitOf(code) - 1]
}

/** Which of 1…9 a key is, by `KeyboardEvent.code`: on some layouts digits need Shift. 0 for any other key. */
export function digitOf(code: string): number {
  return Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0)
}
