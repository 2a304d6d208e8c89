import { sql } from 'kysely'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { hashToken, newPageToken, readPageToken } from './tokens'

export const LINK_DAYS = 7

/** A link's token: whoever brings it first is signed in as the member. */
export async function createSignInLink(db: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<string> {
  const token = newPageToken(workspaceId)
  const expiresAt = sql<string>`now() + make_interval(days => ${LINK_DAYS})`
  const row = { workspaceId, memberId, tokenHash: hashToken(token), expiresAt, usedAt: null }
  await inWorkspace(db, workspaceId, (tx) => tx.insertInto('signInLink').values(row).execute())
  return token
}

export type LinkFault = 'link_unknown' | 'link_used' | 'link_expired'

/** Uses a link up; says whose it was. A member who was only invited has come by it. */
export async function spendSignInLink(
  db: Db,
  text: string,
): Promise<{ personId: string; workspaceId: WorkspaceId } | LinkFault> {
  const token = readPageToken(text)
  if (!token) return 'link_unknown'
  const { workspaceId, hash } = token
  return inWorkspace(db, workspaceId, async (tx) => {
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
      const member = tx.selectFrom('member').select(['id', 'personId']).where('workspaceId', '=', workspaceId)
      const found = await member.where('id', '=', link.memberId).where('removedAt', 'is', null).executeTakeFirst()
      if (!found) return 'link_unknown'
      const joining = tx.updateTable('member').set({ joinedAt: sql`now()` }).where('workspaceId', '=', workspaceId)
      await joining.where('id', '=', found.id).where('joinedAt', 'is', null).execute()
      return { personId: found.personId, workspaceId }
    }
    const spent = tx.selectFrom('signInLink').select('usedAt').where('workspaceId', '=', workspaceId)
    const row = await spent.where('tokenHash', '=', hash).executeTakeFirst()
    if (!row) return 'link_unknown'
    return row.usedAt === null ? 'link_expired' : 'link_used'
  })
}
