import type { Money } from '@/utils/model/money'
import type { DealSum, ThemeSummary } from '@/utils/model/views'
import type { Outcome } from '@/utils/model/words'

/** Distinct deals of one theme that share segment, outcome and currency. Objections without a deal have none of them. */
export interface SightingGroup {
  themeId: string | null
  segment: string | null
  outcome: Outcome | null
  currency: string | null
  objections: number
  deals: number
  blockerDeals: number
  /** The value of its deals, and of those where the theme is a blocker, in minor units of `currency`. */
  minor: number
  blockedMinor: number
}

export type Sightings = Pick<
  ThemeSummary,
  'objections' | 'deals' | 'blockerDeals' | 'lost' | 'open' | 'won' | 'atStake'
>

/** Adds groups up; amounts of different currencies stand beside each other. */
export function sumSightings(groups: readonly SightingGroup[]): Sightings {
  const atStake = groups.filter(({ outcome }) => outcome === 'lost' || outcome === 'open')
  return {
    objections: sum(groups, (group) => group.objections),
    deals: sum(groups, (group) => group.deals),
    blockerDeals: sum(groups, (group) => group.blockerDeals),
    lost: dealSum(groups, 'lost'),
    open: dealSum(groups, 'open'),
    won: dealSum(groups, 'won'),
    atStake: moneyOf(atStake, (group) => group.blockedMinor),
  }
}

function dealSum(groups: readonly SightingGroup[], outcome: Outcome): DealSum {
  const own = groups.filter((group) => group.outcome === outcome)
  return { deals: sum(own, (group) => group.deals), money: moneyOf(own, (group) => group.minor) }
}

function moneyOf(groups: readonly SightingGroup[], minor: (group: SightingGroup) => number): Money[] {
  const byCurrency = new Map<string, number>()
  for (const group of groups) {
    if (group.currency !== null) byCurrency.set(group.currency, (byCurrency.get(group.currency) ?? 0) + minor(group))
  }
  return [...byCurrency]
    .map(([currency, total]) => ({ currency, minor: total }))
    .filter((money) => money.minor !== 0)
    .sort((a, b) => b.minor - a.minor)
}

function sum(groups: readonly SightingGroup[], of: (group: SightingGroup) => number): number {
  return groups.reduce((total, group) => total + of(group), 0)
}
