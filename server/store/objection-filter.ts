import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Schema, WorkspaceTx } from '@/server/db/schema'
import type { Filter } from '@/utils/model/filter'
import type { MemberId, ThemeId, WorkspaceId } from '@/utils/model/ids'

/** Whose eyes a query reads with. */
export interface Reader {
  workspaceId: WorkspaceId
  /** Days of a filter are days there. */
  timeZone: string
  /** A sales engineer's own notes only; null reads the whole workspace. */
  onlyMember: MemberId | null
}

/** Fields of the filter that a query may leave out, so that a facet is not narrowed by itself. */
export type FilterField = keyof Filter

type Joined = {
  o: Schema['objection']
  d: Nullable<Schema['deal']>
  a: Nullable<Schema['account']>
  t: Nullable<Schema['theme']>
  m: Nullable<Schema['member']>
}
type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null }

/** The market a deal belongs to: its own segment once it has closed, its account's before. */
export const segmentOfDeal = sql<string | null>`coalesce(d.segment, a.segment)`

/** The objections that a filter lets through, each with its deal, account, theme and member; deleted ones never. */
export function filteredObjections(tx: WorkspaceTx, reader: Reader, filter: Filter, without?: FilterField) {
  return tx
    .selectFrom('objection as o')
    .leftJoin('deal as d', (on) =>
      on.onRef('d.workspaceId', '=', 'o.workspaceId').onRef('d.id', '=', 'o.dealId').on('d.deletedAt', 'is', null),
    )
    .leftJoin('account as a', (on) =>
      on.onRef('a.workspaceId', '=', 'd.workspaceId').onRef('a.id', '=', 'd.accountId').on('a.deletedAt', 'is', null),
    )
    .leftJoin('theme as t', (on) =>
      on.onRef('t.workspaceId', '=', 'o.workspaceId').onRef('t.id', '=', 'o.themeId').on('t.deletedAt', 'is', null),
    )
    .leftJoin('member as m', (on) => on.onRef('m.workspaceId', '=', 'o.workspaceId').onRef('m.id', '=', 'o.memberId'))
    .where('o.workspaceId', '=', reader.workspaceId)
    .where('o.deletedAt', 'is', null)
    .where((eb) => eb.and(conditions(eb, reader, filter, without)))
}

function conditions(
  eb: ExpressionBuilder<Joined, keyof Joined>,
  reader: Reader,
  filter: Filter,
  without: FilterField | undefined,
): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = []
  const narrow = (field: FilterField, condition: () => Expression<SqlBool>) => {
    const value = filter[field]
    const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
    if (isSet && field !== without) all.push(condition())
  }
  if (reader.onlyMember !== null) all.push(eb('o.memberId', '=', reader.onlyMember))
  narrow('text', () => eb.or([eb('o.text', 'ilike', like(filter.text)), eb('o.quote', 'ilike', like(filter.text))]))
  narrow('theme', () => themeIsOneOf(eb, filter.theme))
  narrow('kind', () => eb('o.kind', 'in', filter.kind))
  narrow('category', () => eb('o.category', 'in', filter.category))
  narrow('severity', () => eb('o.severity', 'in', filter.severity))
  narrow('segment', () => eb(segmentOfDeal, 'in', filter.segment))
  narrow('outcome', () => eb('d.outcome', 'in', filter.outcome))
  narrow('owner', () => eb('d.owner', 'in', filter.owner))
  narrow('currency', () => eb('d.currency', 'in', filter.currency))
  narrow('deal', () => eb('o.dealId', '=', filter.deal ?? null))
  narrow('from', () => sql<SqlBool>`o.raised_at >= ${startOfDay(filter.from, reader)}`)
  narrow('to', () => sql<SqlBool>`o.raised_at < ${startOfDay(filter.to, reader)} + interval '1 day'`)
  return all
}

/** `none` stands for the objections that belong to no theme yet. */
function themeIsOneOf(eb: ExpressionBuilder<Joined, keyof Joined>, themes: Filter['theme']): Expression<SqlBool> {
  const ids = themes.filter((theme): theme is ThemeId => theme !== 'none')
  const named = ids.length > 0 ? [eb('t.id', 'in', ids)] : []
  return eb.or(themes.includes('none') ? [...named, eb('t.id', 'is', null)] : named)
}

/** The instant at which a day begins in the workspace's time zone; a day later is the next midnight there. */
export function startOfDay(day: string | undefined, { timeZone }: Pick<Reader, 'timeZone'>) {
  return sql`(${day}::date::timestamp at time zone ${timeZone})`
}

/** A pattern that finds `words` as they are: `%` and `_` stand for themselves. */
export function like(words: string | undefined): string {
  return `%${(words ?? '').replace(/[\\%_]/g, '\\$&')}%`
}
