import { pageLocale } from '@/components/speak'
import { fractionDigits, type Money } from '@/utils/model/money'

/** An amount as people of the currency write it, exact to the minor unit; whole amounts without `.00`. */
export function formatMoney({ currency, minor }: Money, locale?: string): string {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const
  return new Intl.NumberFormat(locale ?? pageLocale(), options).format(majorUnits(minor, fractionDigits(currency)))
}

/** The same for an axis or a bar, where `$3.1M` says enough. */
export function formatMoneyShort({ currency, minor }: Money, locale?: string): string {
  const options = { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(locale ?? pageLocale(), options).format(majorUnits(minor, fractionDigits(currency)))
}

/** The amount of one currency in a total; 0 when the total has none of it. */
export function amountIn(total: readonly Money[], currency: string): number {
  return total.find((money) => money.currency === currency)?.minor ?? 0
}

/** A total with one currency in front and the others by their code. */
export function ordered(total: readonly Money[], first: string): Money[] {
  const place = ({ currency }: Money) => (currency === first ? '' : currency)
  return total.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** The currencies of many totals, the main one first, the others by their code. */
export function currenciesOf(totals: ReadonlyArray<readonly Money[]>, own: string): string[] {
  const main = mainCurrency(totals, own)
  return [
    ...new Set([
      main,
      ...totals
        .flat()
        .map(({ currency }) => currency)
        .sort(),
    ]),
  ]
}

/** In which currency totals are ranked: the workspace's own, or where nothing is in it the most frequent one. */
export function mainCurrency(totals: ReadonlyArray<readonly Money[]>, own: string): string {
  const counts = new Map<string, number>()
  for (const { currency, minor } of totals.flat()) {
    if (minor !== 0) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  if (counts.size === 0 || counts.has(own)) return own
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? own
}

/** Minor units as a decimal string: `Intl` formats it to the digit, which a division would not. */
function majorUnits(minor: number, digits: number): Intl.StringNumericLiteral {
  const sign = minor < 0 ? '-' : ''
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0')
  const cut = figures.length - digits
  const decimals = digits ? `.${figures.slice(cut)}` : ''
  return `${sign}${figures.slice(0, cut)}${decimals}` as Intl.StringNumericLiteral
}
