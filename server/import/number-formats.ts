import { fractionDigits } from '@/utils/model/money'
import type { Format } from './best-format'

const SPACE = '[\\s\\u00a0\\u202f]'
const GROUPS = [
  { name: '1234.56', group: '', point: '.' },
  { name: '1234,56', group: '', point: ',' },
  { name: '1,234.56', group: ',', point: '.' },
  { name: '1.234,56', group: '.', point: ',' },
  { name: '1 234,56', group: SPACE, point: ',' },
  { name: '1 234.56', group: SPACE, point: '.' },
  { name: "1'234.56", group: "['’]", point: '.' },
] as const

export interface AmountText {
  text: string
  /** ISO 4217. */
  currency: string
}

/**
 * Formats of an amount, read as minor units of its currency. A fraction longer than the currency's is not that format, so
 * three digits behind a separator are thousands in euro and may be a fraction in Kuwaiti dinar.
 */
export const AMOUNT_FORMATS: readonly Format<AmountText, number>[] = GROUPS.map(({ name, group, point }) => ({
  name,
  read({ text, currency }) {
    const digits = fractionDigits(currency)
    const fraction = digits > 0 ? `(?:\\${point}(\\d{1,${digits}}))?` : `(?:\\${point}(0{1,2}))?`
    const separator = group.length === 1 ? `\\${group}` : group
    const whole = group === '' ? '\\d+' : `\\d{1,3}(?:${separator}\\d{3})*`
    return toMinor(new RegExp(`^(-?)(${whole})${fraction}$`).exec(bare(text, currency)), digits)
  },
}))

/** The number without its own currency's sign or code beside it; another currency's stays and is no number. */
function bare(text: string, currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  const sign = parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
  const marks = [currency, sign].map((mark) => mark.replace(/[$.]/g, '\\$&')).join('|')
  return text
    .trim()
    .replace(new RegExp(`^(?:${marks})\\s*|\\s*(?:${marks})$`, 'g'), '')
    .trim()
}

function toMinor(match: RegExpExecArray | null, digits: number): number | undefined {
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  const minor = Number(`${sign}${whole.replace(/\D/g, '')}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}
