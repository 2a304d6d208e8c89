import { bestMatches } from '../capture/word-match'
import type { DeviceDeal, DeviceTheme } from '../model/records'
import type { Database } from './database'
import { storing } from './errors'

const DEALS_SHOWN = 6
const THEMES_SHOWN = 3

/** Open deals whose words begin as the query's do; all deals' first ones for an empty query. */
export async function findDeals(db: Database, query: string): Promise<DeviceDeal[]> {
  const deals = await storing(() => db.deals.toArray())
  const open = deals.filter(({ outcome }) => outcome === 'open' || outcome === 'unknown')
  if (query.trim() === '') return open.sort(byName).slice(0, DEALS_SHOWN)
  return bestMatches(query, open, { textOf: ({ account, name }) => `${account ?? ''} ${name}`, limit: DEALS_SHOWN })
}

/** Themes that share words with what is being typed. */
export async function suggestThemes(db: Database, text: string): Promise<DeviceTheme[]> {
  const themes = await storing(() => db.themes.toArray())
  return bestMatches(text, themes, { textOf: ({ title }) => title, limit: THEMES_SHOWN, some: true })
}

const byName = (a: DeviceDeal, b: DeviceDeal) => (a.account ?? a.name).localeCompare(b.account ?? b.name)
