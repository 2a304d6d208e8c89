import type { FilterSearch } from '@/dashboard/address/filter-address'
import { stringifySearch } from '@/dashboard/address/search'
import { amountIn } from '@/dashboard/format/money'
import type { Money } from '@/utils/model/money'
import type { DealSum, ThemeSummary } from '@/utils/model/views'

/** In the order of the bars and of the columns. */
export const barOutcomes = ['lost', 'open', 'won'] as const
export type BarOutcome = (typeof barOutcomes)[number]

export interface MoneyBar {
  name: string
  outcome: BarOutcome
  /** Minor units of the plot's currency. */
  amount: number
  deals: number
  /** The deals that were counted. */
  href: string
}

type Sums = Record<BarOutcome, DealSum>

interface Source {
  name: string
  sums: Sums
  within: FilterSearch
}

/** The three bars of each name; a bar of nothing is not drawn. */
export function moneyBars(sources: readonly Source[], currency: string): MoneyBar[] {
  return sources.flatMap(({ name, sums, within }) =>
    barOutcomes.flatMap((outcome) => {
      const { deals, money } = sums[outcome]
      const amount = amountIn(money, currency)
      if (amount <= 0) return []
      return [{ name, outcome, amount, deals, href: dealsAddress({ ...within, outcome: [outcome] }) }]
    }),
  )
}

/** The totals of many themes or segments. */
export function totalsOf(sums: readonly Sums[]): Money[][] {
  return sums.flatMap(({ lost, open, won }) => [lost.money, open.money, won.money])
}

/** What a theme has cost and may still cost in one currency; by this the themes are ordered. */
export function lostAndOpen({ lost, open }: Pick<Sums, 'lost' | 'open'>, currency: string): number {
  return amountIn(lost.money, currency) + amountIn(open.money, currency)
}

export interface MatrixDot {
  theme: string
  segment: string
  amount: number
  deals: number
  /** Null for deals without a segment: no filter means them. */
  href: string | null
}

interface Matrix {
  themes: readonly ThemeSummary[]
  outcome: BarOutcome
  currency: string
  filter: FilterSearch
  /** How deals without a segment are called. */
  noSegment: string
}

/** One dot per theme and segment with deals of an outcome. */
export function matrixDots({ themes, outcome, currency, filter, noSegment }: Matrix): MatrixDot[] {
  return themes.flatMap(({ id, title, segments }) =>
    segments.flatMap((part) => {
      const { deals, money } = part[outcome]
      if (deals === 0) return []
      const within = { ...filter, theme: [id], outcome: [outcome] }
      const href = part.segment === null ? null : dealsAddress({ ...within, segment: [part.segment] })
      return [{ theme: title, segment: part.segment ?? noSegment, amount: amountIn(money, currency), deals, href }]
    }),
  )
}

export function dealsAddress(filter: FilterSearch): string {
  return `/deals${stringifySearch(filter)}`
}
