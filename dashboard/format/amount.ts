import { fractionDigits } from '@/utils/model/money'

/** What a person types as an amount, in minor units; undefined where it is none: at most the currency's own decimals. */
export function parseAmount(typed: string, currency: string): number | undefined {
  const digits = fractionDigits(currency)
  const [, whole = '', fraction = ''] =
    /^(\d{1,15})(?:[.,](\d+))?$/.exec(typed.replace(/[\s\u00a0\u202f'’]/g, '')) ?? []
  if (whole === '' || fraction.length > digits) return undefined
  const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}
