import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Week } from '@/utils/model/coverage'
import { EMPTY_FILTER, type Filter } from '@/utils/model/filter'
import type { DealId, ThemeId } from '@/utils/model/ids'
import { filteredDemos } from './coverage-queries'
import { dealViews, filteredDeals } from './deal-queries'
import { filteredObjections, type Reader } from './objection-filter'
import { objectionViews } from './objection-queries'

const DAYS = 7
/** How many blockers and deals are shown; the counts say how many there are. */
const MOST_BLOCKERS = 20
const MOST_AT_RISK = 100

/** The seven days that end with `today`, beside the seven before, of the filter's deals. */
export async function weekOf(tx: WorkspaceTx, reader: Reader, filter: Filter, today: string): Promise<Week> {
  const now = { ...filter, from: shifted(today, 1 - DAYS), to: today }
  const before = { ...filter, from: shifted(today, 1 - 2 * DAYS), to: shifted(today, -DAYS) }
  const [demos, earlier] = [await demosIn(tx, reader, now), await demosIn(tx, reader, before)]
  return {
    from: now.from,
    to: now.to,
    notes: { now: await notesIn(tx, reader, now), before: await notesIn(tx, reader, before) },
    held: { now: demos.held, before: earlier.held },
    captured: { now: demos.captured, before: earlier.captured },
    blockers: await blockersIn(tx, reader, now),
    atRisk: await dealsAtRisk(tx, reader, filter),
  }
}

function shifted(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

async function demosIn(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<{ held: number; captured: number }> {
  return tx
    .selectFrom(filteredDemos(tx, reader, filter).as('f'))
    .select([sql<number>`count(*)`.as('held'), sql<number>`count(*) filter (where f.captured)`.as('captured')])
    .executeTakeFirstOrThrow()
}

async function notesIn(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<number> {
  const counted = filteredObjections(tx, reader, filter).select((eb) => eb.fn.countAll<number>().as('count'))
  return (await counted.executeTakeFirstOrThrow()).count
}

async function blockersIn(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Week['blockers']> {
  const blocking: Filter = { ...filter, severity: ['blocker'] }
  const counted = await filteredObjections(tx, reader, blocking)
    .select([sql<number>`count(*)`.as('count'), sql<number>`count(distinct o.deal_id)`.as('deals')])
    .executeTakeFirstOrThrow()
  const rows = await objectionViews(tx, reader, blocking)
    .orderBy('o.raisedAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(MOST_BLOCKERS)
    .execute()
  return { ...counted, rows }
}

/** Open deals with a blocker of a theme that was a blocker in lost ones; first those whose theme lost most deals. */
async function dealsAtRisk(tx: WorkspaceTx, reader: Reader, filter: Filter): Promise<Week['atRisk']> {
  const { workspaceId } = reader
  const { rows } = await sql<{ dealId: DealId; themeId: ThemeId; title: string; lostDeals: number }>`
    with blocked as (
      select distinct o.deal_id, o.theme_id, d.outcome
      from objection o join deal d on d.workspace_id = o.workspace_id and d.id = o.deal_id
      where o.workspace_id = ${workspaceId} and o.deleted_at is null and d.deleted_at is null
        and o.severity = 'blocker' and o.theme_id is not null and d.outcome in ('lost', 'open')
    ), lost as (
      select theme_id, count(*) as deals from blocked where outcome = 'lost' group by theme_id
    )
    select b.deal_id, b.theme_id, t.title, lost.deals as lost_deals
    from blocked b
    join lost on lost.theme_id = b.theme_id
    join theme t on t.workspace_id = ${workspaceId} and t.id = b.theme_id and t.deleted_at is null
    where b.outcome = 'open'
    order by lost.deals desc, b.deal_id, t.title`.execute(tx)
  const dates = { from: undefined, to: undefined, severity: [], theme: [], kind: [], category: [], text: undefined }
  const open = filteredDeals(tx, reader, { ...EMPTY_FILTER, ...filter, ...dates, outcome: ['open'] }).select('d.id')
  const within = new Set((await open.execute()).map(({ id }) => id))
  const byDeal = Map.groupBy(
    rows.filter(({ dealId }) => within.has(dealId)),
    ({ dealId }) => dealId,
  )
  const ids = [...byDeal.keys()].slice(0, MOST_AT_RISK)
  const views = ids.length > 0 ? await dealViews(tx, reader).where('d.id', 'in', ids).execute() : []
  const viewOf = new Map(views.map((view) => [view.id, view]))
  return ids.flatMap((id) => {
    const deal = viewOf.get(id)
    const themes = (byDeal.get(id) ?? []).map(({ themeId, title, lostDeals }) => ({ id: themeId, title, lostDeals }))
    return deal ? [{ deal, themes }] : []
  })
}
