import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { BadInputError } from '@/utils/model/errors'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { memberInWorkspace, type Principal, toPrincipal } from './principal'
import { hashToken, newDeviceToken, readDeviceToken } from './tokens'

/** A new bearer token of a member; only its hash is kept. */
export async function createDevice(db: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<string> {
  const token = newDeviceToken(workspaceId)
  await inWorkspace(db, workspaceId, (tx) =>
    tx
      .insertInto('device')
      .values({ workspaceId, id: v7(), memberId, tokenHash: hashToken(token), lastSeen: null, revokedAt: null })
      .execute(),
  )
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
    return toPrincipal(row, 'device')
  })
}

/** A token as an administrator sees it: never its secret. */
export interface DeviceEntry {
  id: string
  email: string
  /** Null while it was never used. */
  lastSeen: string | null
  revokedAt: string | null
}

/** All tokens of a workspace, those that were used last first. */
export function listDevices(db: Db, workspaceId: WorkspaceId): Promise<DeviceEntry[]> {
  return inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('device as d')
      .innerJoin('member as m', (on) =>
        on.onRef('m.workspaceId', '=', 'd.workspaceId').onRef('m.id', '=', 'd.memberId'),
      )
      .select(['d.id', 'm.email', 'd.lastSeen', 'd.revokedAt'])
      .where('d.workspaceId', '=', workspaceId)
      .orderBy('d.lastSeen', (order) => order.desc().nullsLast())
      .orderBy('d.id')
      .execute(),
  )
}

/** Lets nobody in any more by this token. What its browser has not sent stays there, and goes up by another token. */
export async function revokeDevice(db: Db, workspaceId: WorkspaceId, id: string): Promise<void> {
  await inWorkspace(db, workspaceId, async (tx) => {
    const same = { workspaceId, id }
    const found = await tx
      .selectFrom('device')
      .select('id')
      .where((is) => is.and(same))
      .executeTakeFirst()
    if (!found)
      throw new BadInputError(`There is no token ${id} in this workspace. List them with: pushback token list.`)
    // Two statements, because a distributed table takes now() in no COALESCE (Citus).
    await tx
      .updateTable('device')
      .set({ revokedAt: sql`now()` })
      .where((is) => is.and({ ...same, revokedAt: null }))
      .execute()
  })
}
