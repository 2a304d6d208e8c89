import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { writeAudit } from '@/server/store/audit'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { DeviceView } from '@/utils/model/views'
import { memberInWorkspace, type Principal, toPrincipal } from './principal'
import { hashToken, newDeviceToken, readDeviceToken } from './tokens'

/** A new bearer token of a member; only its hash is kept. `name` is what browser it is for. */
export async function createDevice(
  db: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  name: string | null = null,
): Promise<string> {
  const token = newDeviceToken(workspaceId)
  const row = { workspaceId, id: v7(), memberId, name, tokenHash: hashToken(token), lastSeen: null, revokedAt: null }
  await inWorkspace(db, workspaceId, (tx) => tx.insertInto('device').values(row).execute())
  return token
}

/** Who holds the token: `revoked` was valid once, `unknown_token` never was. */
export async function findByDeviceToken(db: Db, text: string): Promise<Principal | 'revoked' | 'unknown_token'> {
  const token = readDeviceToken(text)
  if (!token) return 'unknown_token'
  const { workspaceId, hash } = token
  return inWorkspace(db, workspaceId, async (tx) => {
    const row = await memberInWorkspace(tx)
      .innerJoin('device as s', (on) =>
        on.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.memberId', '=', 'm.id'),
      )
      .select([
        's.id',
        's.revokedAt',
        's.waiting',
        sql<boolean>`coalesce(s.last_seen < now() - interval '1 minute', true)`.as('stale'),
      ])
      .where('s.workspaceId', '=', workspaceId)
      .where('s.tokenHash', '=', hash)
      .executeTakeFirst()
    if (!row) return 'unknown_token'
    if (row.revokedAt !== null || row.removedAt !== null) return 'revoked'
    if (row.stale) {
      const seen = tx.updateTable('device').set({ lastSeen: sql`now()` })
      await seen.where('workspaceId', '=', workspaceId).where('id', '=', row.id).execute()
    }
    return toPrincipal(row, { device: { id: row.id, waiting: row.waiting } })
  })
}

/** Keeps what a browser says of what it has not sent; mostly that is what it said before. */
export async function reportWaiting(
  tx: WorkspaceTx,
  { workspaceId, device }: Principal,
  waiting: number,
): Promise<void> {
  if (!device || device.waiting === waiting) return
  await tx
    .updateTable('device')
    .set({ waiting })
    .where((is) => is.and({ workspaceId, id: device.id }))
    .execute()
}

/** All tokens of a workspace, or those of one member; those that were used last first. Never their secrets. */
export function listDevices(
  db: Db,
  workspaceId: WorkspaceId,
  { of }: { of: MemberId | null } = { of: null },
): Promise<DeviceView[]> {
  return inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('device as d')
      .innerJoin('member as m', (on) =>
        on.onRef('m.workspaceId', '=', 'd.workspaceId').onRef('m.id', '=', 'd.memberId'),
      )
      .select(['d.id', 'd.memberId', 'd.name as device', 'm.name', 'm.email'])
      .select(['d.createdAt', 'd.lastSeen', 'd.revokedAt', 'd.waiting'])
      .where('d.workspaceId', '=', workspaceId)
      .$if(of !== null, (query) => query.where('d.memberId', '=', of))
      .orderBy('d.lastSeen', (order) => order.desc().nullsLast())
      .orderBy('d.id')
      .execute(),
  )
}

interface Revoking {
  workspaceId: WorkspaceId
  id: string
  /** Null shuts out anybody's. */
  of?: MemberId | null
  /** Null for the command line. */
  by: MemberId | null
}

/**
 * Lets nobody in any more by this token. What its browser has not sent stays there, and goes up by another token. False
 * where there is none with this id, or it is not `of` the one who asks.
 */
export function revokeDevice(db: Db, { workspaceId, id, of = null, by }: Revoking): Promise<boolean> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const same = { workspaceId, id, ...(of !== null && { memberId: of }) }
    const found = await tx
      .selectFrom('device')
      .select('memberId')
      .where((is) => is.and(same))
      .executeTakeFirst()
    if (!found) return false
    // Two statements, because a distributed table takes now() in no COALESCE (Citus).
    const { numUpdatedRows } = await tx
      .updateTable('device')
      .set({ revokedAt: sql`now()` })
      .where((is) => is.and({ ...same, revokedAt: null }))
      .executeTakeFirstOrThrow()
    const done = { action: 'device_revoked', detail: { device: id, of: found.memberId } } as const
    if (numUpdatedRows > 0n) await writeAudit(tx, { workspaceId, memberId: by }, done)
    return true
  })
}
