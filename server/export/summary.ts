import type { WorkspaceTx } from '@/server/db/schema'
import { filterTotals } from '@/server/store/filter-totals'
import type { Reader } from '@/server/store/objection-filter'
import type { Sightings } from '@/server/store/sightings'
import { listThemes } from '@/server/store/theme-queries'
import type { Filter } from '@/utils/model/filter'
import { decimalOf } from '@/utils/model/money'
import type { AboutTexts } from './about'
import type { ExportCell } from './export-rows'
import type { Sheet } from './sheet-xml'

const OUTCOMES = ['lost', 'open', 'won'] as const

interface Line extends Sightings {
  theme: string
  segment: string
}

interface Parts {
  filter: Filter
  /** The workspace's, which themes are ranked by. */
  currency: string
  /** Whether amounts are among what was asked for. */
  money: boolean
  t: AboutTexts
}

/**
 * The figures of the screen's themes, by the same code: each theme, then its segments; before them all notes together,
 * in which a deal counts once though several themes have it.
 */
export async function summarySheet(tx: WorkspaceTx, reader: Reader, parts: Parts): Promise<Sheet> {
  const lines = await summaryLines(tx, reader, parts)
  const currencies = parts.money ? currenciesOf(lines) : []
  return {
    name: 'Summary',
    columns: [
      { column: 'theme', kind: 'text', width: 36 },
      { column: 'segment', kind: 'text', width: 20 },
      ...(['notes', 'deals', 'blocker_deals', 'lost_deals', 'open_deals', 'won_deals'] as const).map((column) => ({
        ...{ column, kind: 'number' as const },
      })),
      ...currencies.flatMap((code) =>
        OUTCOMES.map((outcome) => ({ column: `${outcome}_${code}`, kind: 'amount' as const, width: 18 })),
      ),
    ],
    rows: async function* () {
      yield lines.map((line) => cellsOf(line, currencies))
    },
  }
}

async function summaryLines(tx: WorkspaceTx, reader: Reader, { filter, currency, t }: Parts): Promise<readonly Line[]> {
  const all = t('about.all')
  const { themes, unassigned } = await listThemes(tx, reader, filter, currency)
  const lines: Line[] = [{ theme: all, segment: all, ...(await filterTotals(tx, reader, filter)) }]
  for (const { title, segments, ...sums } of themes) {
    if (sums.objections === 0) continue
    lines.push({ theme: title, segment: all, ...sums })
    for (const { segment, ...own } of segments)
      lines.push({ theme: title, segment: segment ?? t('about.noSegment'), ...own })
  }
  const isNoneMeant = filter.theme.length === 0 || filter.theme.includes('none')
  if (unassigned === 0 || !isNoneMeant) return lines
  const without = await filterTotals(tx, reader, { ...filter, theme: ['none'] })
  return [...lines, { theme: t('about.noTheme'), segment: all, ...without }]
}

function currenciesOf(lines: readonly Line[]): string[] {
  const sums = lines.flatMap((line) => OUTCOMES.flatMap((outcome) => line[outcome].money))
  return [...new Set(sums.map(({ currency }) => currency))].sort()
}

function cellsOf(line: Line, currencies: readonly string[]): ExportCell[] {
  const { theme, segment, objections, deals, blockerDeals, lost, open, won } = line
  const money = currencies.flatMap((code) =>
    OUTCOMES.map((outcome) => {
      const sum = line[outcome].money.find(({ currency }) => currency === code)
      return decimalOf(sum?.minor ?? 0, code)
    }),
  )
  return [theme, segment, objections, deals, blockerDeals, lost.deals, open.deals, won.deals, ...money]
}
