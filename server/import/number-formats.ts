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
export const AMOUNT_FORMATS = GROUPS.map(formatOf) as [AmountFormat, ...AmountFormat[]]

type AmountFormat = Format<AmountText, number>

function formatOf({ name, group, point }: (typeof GROUPS)[number]): AmountFormat {
  const separator = group.length === 1 ? `\\${group}` : group
  const whole = group === '' ? '\\d+' : `\\d{1,3}(?:${separator}\\d{3})*`
  const patternOf = remember((digits: number) => {
    const fraction = digits > 0 ? `(?:\\${point}(\\d{1,${digits}}))?` : `(?:\\${point}(0{1,2}))?`
    return new RegExp(`^(-?)(${whole})${fraction}$`)
  })
  return {
    name,
    read({ text, currency }) {
      const digits = fractionDigits(currency)
      return toMinor(patternOf(digits).exec(bare(text, currency)), digits)
    },
  }
}

/** The number without its own currency's sign or code beside it; another currency's stays and is no number. */
function bare(text: string, currency: string): string {
  return text.trim().replace(marksOf(currency), '').trim()
}

const marksOf = remember((currency: string) => {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  const sign = parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
  const marks = [currency, sign].map((mark) => mark.replace(/[$.]/g, '\\$&')).join('|')
  return new RegExp(`^(?:${marks})\\s*|\\s*(?:${marks})$`, 'g')
})

/** Keeps what was made, because making it takes longer than reading a row. */
function remember<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const one = make(key)
    made.set(key, one)
    return one
  }
}

function toMinor(match: RegExpExecArray | null, digits: number): number | undefined {
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  const minor = Number(`${sign}${whole.replace(/\D/g, '')}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}
