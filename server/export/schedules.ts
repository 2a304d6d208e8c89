import { type RawBuilder, sql } from 'kysely'
import { v7 } from 'uuid'
import type { WorkspaceTx } from '@/server/db/schema'
import { type Actor, writeAudit } from '@/server/store/audit'
import type { Reader } from '@/server/store/objection-filter'
import { type ExportWish, type ScheduleList, scheduleList } from '@/utils/model/export'
import type { Filter } from '@/utils/model/filter'
import type { MemberId } from '@/utils/model/ids'
import { isSet } from './about'

/** A process that has made none of it by then has died; another may. */
const CLAIMED_FOR = sql`interval '2 hours'`

interface NewSchedule {
  filter: Filter
  wish: ExportWish
  now: Date
}

/** From next Monday on, in the workspace's time zone. */
export async function addSchedule(
  tx: WorkspaceTx,
  { workspaceId, timeZone }: Reader,
  memberId: MemberId,
  { filter, wish, now }: NewSchedule,
): Promise<void> {
  const id = v7()
  const row = { workspaceId, id, memberId, filter: JSON.stringify(filter), wish: JSON.stringify(wish), claimedAt: null }
  await tx
    .insertInto('exportSchedule')
    .values({ ...row, madeFor: mondayOf(now, timeZone) })
    .execute()
  await writeAudit(tx, { workspaceId, memberId }, { action: 'export_scheduled', detail: { schedule: id } })
}

export async function listSchedules(
  tx: WorkspaceTx,
  { workspaceId }: Pick<Reader, 'workspaceId'>,
): Promise<ScheduleList> {
  const found = await tx
    .selectFrom('exportSchedule as s')
    .leftJoin('member as m', (on) => on.onRef('m.workspaceId', '=', 's.workspaceId').onRef('m.id', '=', 's.memberId'))
    .select(['s.id', 's.filter', 's.wish', 'm.name as by', sql<string>`(s.made_for + 7)::text`.as('next')])
    .where('s.workspaceId', '=', workspaceId)
    .orderBy('s.createdAt')
    .execute()
  const rows = found.map(({ id, by, next, filter, wish: { format, redact } }) => {
    const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => isSet(value)))
    return { id, by, next, format, redacted: redact, filter: set }
  })
  return scheduleList.parse({ rows })
}

/** No more files from next Monday on; false where there is none such. */
export async function stopSchedule(tx: WorkspaceTx, { workspaceId, memberId }: Actor, id: string): Promise<boolean> {
  const gone = tx.deleteFrom('exportSchedule').where((is) => is.and({ workspaceId, id }))
  if ((await gone.executeTakeFirstOrThrow()).numDeletedRows === 0n) return false
  await writeAudit(tx, { workspaceId, memberId }, { action: 'export_unscheduled', detail: { schedule: id } })
  return true
}

/** Takes the schedules of which this week's file is missing, so that no other process makes it too. */
export async function claimDue(
  tx: WorkspaceTx,
  { workspaceId, timeZone }: Pick<Reader, 'workspaceId' | 'timeZone'>,
  now: Date,
) {
  return tx
    .updateTable('exportSchedule as s')
    .set({ claimedAt: now.toISOString() })
    .where('s.workspaceId', '=', workspaceId)
    .where('s.madeFor', '<', mondayOf(now, timeZone))
    .where((is) =>
      is.or([
        is('s.claimedAt', 'is', null),
        sql<boolean>`s.claimed_at < ${now.toISOString()}::timestamptz - ${CLAIMED_FOR}`,
      ]),
    )
    .returning(['s.id', 's.memberId', 's.filter', 's.wish'])
    .execute()
}

/** This week's file is there. */
export async function doneFor(
  tx: WorkspaceTx,
  { workspaceId, timeZone }: Pick<Reader, 'workspaceId' | 'timeZone'>,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('exportSchedule')
    .set({ madeFor: mondayOf(now, timeZone), claimedAt: null })
    .where((is) => is.and({ workspaceId, id }))
    .execute()
}

/** The Monday of the week that it is in a time zone. */
function mondayOf(now: Date, timeZone: string): RawBuilder<string> {
  return sql<string>`date_trunc('week', ${now.toISOString()}::timestamptz at time zone ${timeZone})::date`
}

export type DueSchedule = Awaited<ReturnType<typeof claimDue>>[number]
