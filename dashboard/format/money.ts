import { fractionDigits, type Money } from '@/utils/model/money'

/** An amount as people of the currency write it, exact to the minor unit; whole amounts without `.00`. */
export function formatMoney({ currency, minor }: Money, locale?: string): string {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const
  return new Intl.NumberFormat(locale, options).format(majorUnits(minor, fractionDigits(currency)))
}

/** The same for an axis or a bar, where `$3.1M` says enough. */
export function formatMoneyShort({ currency, minor }: Money, locale?: string): string {
  const options = { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(locale, options).format(majorUnits(minor, fractionDigits(currency)))
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

/** The currencies of many totals, `first` in front, the others by their code. */
export function currenciesOf(totals: ReadonlyArray<readonly Money[]>, first: string): string[] {
  return [
    ...new Set([
      first,
      ...totals
        .flat()
        .map(({ currency }) => currency)
        .sort(),
    ]),
  ]
}

/** Minor units as a decimal string: `Intl` formats it to the digit, which a division would not. */
function majorUnits(minor: number, digits: number): Intl.StringNumericLiteral {
  const sign = minor < 0 ? '-' : ''
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0')
  const cut = figures.length - digits
  const decimals = digits ? `.${figures.slice(cut)}` : ''
  return `${sign}${figures.slice(0, cut)}${decimals}` as Intl.StringNumericLiteral
}
