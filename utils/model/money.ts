import { z } from 'zod'

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'A currency is three capital letters (ISO 4217), such as EUR')

/** An amount in minor units (cents; yen have none). Safe integers only: nothing is rounded on the way. */
export const minorUnits = z.int()

/** Amounts of different currencies are never added: a total is one of these per currency. */
export const money = z.object({ currency, minor: minorUnits })
export type Money = z.infer<typeof money>

const digitsByCode = new Map<string, number>()

/** How many digits stand after the point in a currency's usual notation: 2 for EUR, 0 for JPY. */
export function fractionDigits(code: string): number {
  // Kept, because making a format takes longer than writing a row.
  const known = digitsByCode.get(code)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  digitsByCode.set(code, digits)
  return digits
}

/** An amount as people write it, with a point and all its decimals: exact, as no division is. */
export function decimalOf(minor: number, code: string): string {
  const digits = fractionDigits(code)
  if (digits === 0) return String(minor)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  return `${minor < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** One that exists: what a person may enter. */
export const knownCurrency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => CODES.has(code), 'is none of ISO 4217, such as EUR')
