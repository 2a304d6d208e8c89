import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { Filter } from '@/utils/model/filter'
import { EMPTY_FILTER } from '@/utils/model/filter'
import type { ObjectionId } from '@/utils/model/ids'
import type { ObjectionDetail, ObjectionPage, ObjectionView } from '@/utils/model/views'
import { demoRecords } from './demo-queries'
import { keysetCursor, parseCursor } from './keyset'
import { filteredObjections, type Reader, segmentOfDeal } from './objection-filter'

/** The rows of a list or an export: every field of the record and the words beside it. */
export function objectionViews(tx: WorkspaceTx, reader: Reader, filter: Filter) {
  return filteredObjections(tx, reader, filter).select([
    'o.id',
    'o.workspaceId',
    'o.memberId',
    'o.demoId',
    'o.dealId',
    'o.kind',
    'o.text',
    'o.quote',
    'o.severity',
    'o.category',
    'o.area',
    'o.competitor',
    'o.speaker',
    'o.handled',
    't.id as themeId',
    'o.themeBy',
    'o.page',
    'o.step',
    'o.atMs',
    'o.screenshot',
    'o.raisedAt',
    'o.source',
    'o.createdAt',
    'o.deletedAt',
    'm.name as member',
    't.title as theme',
    'd.name as deal',
    'a.name as account',
    segmentOfDeal.as('segment'),
    'd.owner',
    'd.outcome',
    ...moneyFor(reader),
  ])
}

/** What a deal is worth is not for a sales engineer. */
function moneyFor({ onlyMember }: Reader) {
  const shown = onlyMember === null
  return [
    (shown ? sql<number | null>`d.amount` : sql<number | null>`null::bigint`).as('amount'),
    (shown ? sql<string | null>`d.currency` : sql<string | null>`null::text`).as('currency'),
  ] as const
}

/** One page of the list, newest first. `cursor` is the last page's; a foreign one is a `BadInputError`. */
export async function listObjections(
  tx: WorkspaceTx,
  reader: Reader,
  { filter, cursor, limit }: { filter: Filter; cursor: string | undefined; limit: number },
): Promise<ObjectionPage> {
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  let query = objectionViews(tx, reader, filter)
  if (after) query = query.where(sql<boolean>`(o.raised_at, o.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('o.raisedAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await filteredObjections(tx, reader, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page: ObjectionView[] = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, cursor: rows.length > limit && last ? keysetCursor(last.raisedAt, last.id) : null, total }
}

/** One objection with its demo and every value that its fields had before; undefined when the reader has none such. */
export async function objectionDetail(
  tx: WorkspaceTx,
  reader: Reader,
  id: ObjectionId,
): Promise<ObjectionDetail | undefined> {
  const objection = await objectionViews(tx, reader, EMPTY_FILTER).where('o.id', '=', id).executeTakeFirst()
  if (!objection) return undefined
  const demo = await demoRecords(tx, reader).where('id', '=', objection.demoId).executeTakeFirst()
  const history = await tx
    .selectFrom('history as h')
    .leftJoin('member as m', (on) => on.onRef('m.workspaceId', '=', 'h.workspaceId').onRef('m.id', '=', 'h.replacedBy'))
    .select(['h.field', 'h.old', 'h.replacedAt as at', 'm.name as by'])
    .where('h.workspaceId', '=', reader.workspaceId)
    .where('h.entity', '=', 'objection')
    .where('h.entityId', '=', id)
    .orderBy('h.replacedAt', 'desc')
    .limit(200)
    .execute()
  return { objection, demo: demo ?? null, history }
}
