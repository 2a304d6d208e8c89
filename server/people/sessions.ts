import { sql } from 'kysely'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { writeAudit } from '@/server/store/audit'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { memberInWorkspace, type Principal, toPrincipal } from './principal'
import { hashToken, newPageToken, readPageToken } from './tokens'

const LINK_DAYS = 7
export const SESSION_DAYS = 30

/** A link's token: whoever brings it first is signed in as the member. */
export async function createSignInLink(db: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<string> {
  return insertToken(db, 'signInLink', { workspaceId, memberId, days: LINK_DAYS })
}

export type LinkFault = 'link_unknown' | 'link_used' | 'link_expired'

/** Uses a link up and returns the token of a new session. */
export async function spendSignInLink(db: Db, text: string): Promise<{ session: string } | LinkFault> {
  const token = readPageToken(text)
  if (!token) return 'link_unknown'
  const { workspaceId, hash } = token
  const used = await inWorkspace(db, workspaceId, async (tx) => {
    const link = await tx
      .updateTable('signInLink')
      .set({ usedAt: sql`now()` })
      .where('workspaceId', '=', workspaceId)
      .where('tokenHash', '=', hash)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', sql<string>`now()`)
      .returning('memberId')
      .executeTakeFirst()
    if (link) {
      await writeAudit(tx, { workspaceId, ...link }, { action: 'sign_in', detail: { by: 'link' } })
      return link
    }
    const spent = tx.selectFrom('signInLink').select('usedAt').where('workspaceId', '=', workspaceId)
    const row = await spent.where('tokenHash', '=', hash).executeTakeFirst()
    if (!row) return 'link_unknown'
    return row.usedAt === null ? 'link_expired' : 'link_used'
  })
  if (typeof used === 'string') return used
  return { session: await createSession(db, workspaceId, used.memberId) }
}

export async function createSession(db: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<string> {
  return insertToken(db, 'session', { workspaceId, memberId, days: SESSION_DAYS })
}

export async function findBySession(db: Db, text: string): Promise<Principal | undefined> {
  const token = readPageToken(text)
  if (!token) return undefined
  const row = await inWorkspace(db, token.workspaceId, (tx) =>
    memberInWorkspace(tx)
      .innerJoin('session as s', (on) =>
        on.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.memberId', '=', 'm.id'),
      )
      .where('s.workspaceId', '=', token.workspaceId)
      .where('s.tokenHash', '=', token.hash)
      .where('s.expiresAt', '>', sql<string>`now()`)
      .where('m.removedAt', 'is', null)
      .executeTakeFirst(),
  )
  return row && toPrincipal(row, null)
}

export async function endSession(db: Db, text: string): Promise<void> {
  const token = readPageToken(text)
  if (!token) return
  await inWorkspace(db, token.workspaceId, (tx) =>
    tx.deleteFrom('session').where('workspaceId', '=', token.workspaceId).where('tokenHash', '=', token.hash).execute(),
  )
}

async function insertToken(
  db: Db,
  table: 'session' | 'signInLink',
  { workspaceId, memberId, days }: { workspaceId: WorkspaceId; memberId: MemberId; days: number },
): Promise<string> {
  const token = newPageToken(workspaceId)
  const expiresAt = sql<string>`now() + make_interval(days => ${days})`
  const row = { workspaceId, memberId, tokenHash: hashToken(token), expiresAt, usedAt: null }
  await inWorkspace(db, workspaceId, (tx) => tx.insertInto(table).values(row).execute())
  return token
}
