import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Filter } from '@/utils/model/filter'
import type { ThemeId } from '@/utils/model/ids'
import type { ThemeDetail, ThemeList, ThemeSummary, ThemeView } from '@/utils/model/views'
import { dealViews } from './deal-queries'
import { filteredObjections, type Reader, segmentOfDeal } from './objection-filter'
import { objectionViews } from './objection-queries'
import { type SightingGroup, sumSightings } from './sightings'

const NEWEST_QUOTES = 200
const LARGEST_DEALS = 500

/** Every theme with its sightings among the filtered objections, what is at stake first; and how many belong to none. */
export async function listThemes(
  tx: WorkspaceTx,
  reader: Reader,
  filter: Filter,
  currency: string,
): Promise<ThemeList> {
  const themes = await themeRecords(tx, reader).execute()
  const groups = await sightingGroups(tx, reader, filter)
  const summaries = rank(
    themes.map((theme) => summaryOf(theme, groups)),
    currency,
  )
  const { unassigned } = await filteredObjections(tx, reader, { ...filter, theme: ['none'] })
    .select((eb) => eb.fn.countAll<number>().as('unassigned'))
    .executeTakeFirstOrThrow()
  return { themes: summaries, unassigned }
}

/** What is at stake first, in the workspace's currency; where no theme has any in it, in the one that most have. */
function rank(themes: ThemeSummary[], currency: string): ThemeSummary[] {
  const inUse = themes.flatMap(({ atStake }) => atStake.map((sum) => sum.currency))
  const frequency = (code: string) => inUse.filter((one) => one === code).length
  const [most] = [...new Set(inUse)].sort((a, b) => frequency(b) - frequency(a))
  const ranking = inUse.includes(currency) ? currency : most
  const stakeOf = (theme: ThemeSummary) => theme.atStake.find((sum) => sum.currency === ranking)?.minor ?? 0
  return themes.sort((a, b) => stakeOf(b) - stakeOf(a) || b.deals - a.deals || b.objections - a.objections)
}

/** One theme with its newest quotes and its largest deals; undefined when the workspace has none such. */
export async function themeDetail(
  tx: WorkspaceTx,
  reader: Reader,
  id: ThemeId,
  filter: Filter,
): Promise<ThemeDetail | undefined> {
  const theme = await themeRecord(tx, reader, id)
  if (!theme) return undefined
  const narrowed = { ...filter, theme: [id] }
  const groups = await sightingGroups(tx, reader, narrowed)
  const quotes = await objectionViews(tx, reader, narrowed).orderBy('o.raisedAt', 'desc').limit(NEWEST_QUOTES).execute()
  const deals = await dealViews(tx, reader)
    .where('d.id', 'in', filteredObjections(tx, reader, narrowed).select('d.id').where('d.id', 'is not', null))
    .orderBy(sql`d.amount desc nulls last`)
    .orderBy('d.id')
    .limit(LARGEST_DEALS)
    .execute()
  return { theme: summaryOf(theme, groups), quotes, deals }
}

/** The themes' own fields, as their record. */
function themeRecords(tx: WorkspaceTx, { workspaceId }: Pick<Reader, 'workspaceId'>) {
  return tx
    .selectFrom('theme')
    .select(['id', 'workspaceId', 'title', 'kind', 'status', 'statusReason', 'workItemUrl', 'answer', 'answerAt'])
    .select(['shippedAt', 'shippedVersion', 'statusAt', 'createdAt', 'deletedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .orderBy('title')
}

/** Sightings counted by theme, segment, outcome and currency: a deal is in exactly one group of each theme. */
function sightingGroups(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<SightingGroup[]> {
  const sightings = filteredObjections(tx, reader, filter)
    .where('t.id', 'is not', null)
    .select((eb) => [
      't.id as themeId',
      'd.id as dealId',
      segmentOfDeal.as('segment'),
      'd.outcome',
      'd.currency',
      'd.amount',
      eb.fn.countAll<number>().as('objections'),
      sql<boolean>`bool_or(o.severity = 'blocker')`.as('blocked'),
    ])
    .groupBy(['t.id', 'd.id', segmentOfDeal, 'd.outcome', 'd.currency', 'd.amount'])
  return tx
    .selectFrom(sightings.as('s'))
    .select((eb) => [
      's.themeId',
      's.segment',
      's.outcome',
      's.currency',
      sql<number>`sum(s.objections)::bigint`.as('objections'),
      eb.fn.count<number>('s.dealId').as('deals'),
      sql<number>`count(s.deal_id) filter (where s.blocked)`.as('blockerDeals'),
      sql<number>`coalesce(sum(s.amount), 0)::bigint`.as('minor'),
      sql<number>`coalesce(sum(s.amount) filter (where s.blocked), 0)::bigint`.as('blockedMinor'),
    ])
    .groupBy(['s.themeId', 's.segment', 's.outcome', 's.currency'])
    .execute()
}

function summaryOf(theme: ThemeView, groups: readonly SightingGroup[]): ThemeSummary {
  const own = groups.filter((group) => group.themeId === theme.id)
  const segments = [...new Set(own.map((group) => group.segment))]
  return {
    ...theme,
    ...sumSightings(own),
    segments: segments
      .map((segment) => ({ segment, ...sumSightings(own.filter((group) => group.segment === segment)) }))
      .sort((a, b) => b.deals - a.deals || (a.segment ?? '').localeCompare(b.segment ?? '')),
  }
}

/** A theme's own fields as they stand; undefined when the workspace has none such. */
export function themeRecord(tx: WorkspaceTx, reader: Reader, id: ThemeId): Promise<ThemeView | undefined> {
  return themeRecords(tx, reader).where('id', '=', id).executeTakeFirst()
}
