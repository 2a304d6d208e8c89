import type { ThemeId } from '../model/ids'
import type { DeviceDeal, DeviceTheme } from '../model/records'
import type { Database } from './database'
import { storing } from './errors'
import { KeptIndex } from './kept-index'
import { indexedThemes } from './taught-themes'

const DEALS_SHOWN = 6
const THEMES_SHOWN = 3

/** Finds by what is being typed, on this computer alone. It lives as long as the background. */
export class Finder {
  readonly #deals: KeptIndex<DeviceDeal>
  readonly #themes: KeptIndex<DeviceTheme>

  constructor(db: Database) {
    this.#deals = new KeptIndex(db, { table: 'deals', load: (ids) => openDeals(db, ids) })
    this.#themes = new KeptIndex(db, indexedThemes(db))
  }

  /** Builds what a first key press would wait for. */
  async warm(): Promise<void> {
    await storing(() => this.#themes.rows())
  }

  /** Open deals that have all the query's words; none before one is typed, for an audience may be reading along. */
  findDeals(query: string): Promise<DeviceDeal[]> {
    return storing(async () =>
      query.trim() === '' ? [] : this.#deals.rank(query, { limit: DEALS_SHOWN, every: true }),
    )
  }

  /** Themes like what is being typed: by their titles, by what people put to them, by one's own notes. */
  suggestThemes(text: string): Promise<DeviceTheme[]> {
    return storing(() => this.#themes.rank(text, { limit: THEMES_SHOWN }))
  }
}

/** A theme that this computer has. */
export async function themeOf(db: Database, id: ThemeId): Promise<DeviceTheme | null> {
  return (await storing(() => db.themes.get(id))) ?? null
}

async function openDeals(db: Database, ids: readonly string[] | undefined) {
  const deals = ids ? await db.deals.bulkGet(ids as DeviceDeal['id'][]) : await db.deals.toArray()
  return deals
    .filter((deal) => deal !== undefined)
    .filter(({ outcome }) => outcome === 'open' || outcome === 'unknown')
    .map((row) => ({ row, parts: [{ text: `${row.account ?? ''} ${row.name}`, weight: 1 }] }))
}
