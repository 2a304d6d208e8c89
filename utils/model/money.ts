import { z } from 'zod'

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'A currency is three capital letters (ISO 4217), such as EUR')

/** An amount in minor units (cents; yen have none). Safe integers only: nothing is rounded on the way. */
export const minorUnits = z.int()

/** Amounts of different currencies are never added: a total is one of these per currency. */
export const money = z.object({ currency, minor: minorUnits })
export type Money = z.infer<typeof money>

/** How many digits stand after the point in a currency's usual notation: 2 for EUR, 0 for JPY. */
export function fractionDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
}
