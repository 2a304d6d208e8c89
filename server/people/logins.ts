import type { Db } from '@/server/db/connect'
import type { WorkspaceId } from '@/utils/model/ids'
import type { LoginView } from '@/utils/model/people'

/** A person's sessions that have not ended, newest first. */
export async function listLogins(db: Db, personId: string, current: string | undefined): Promise<LoginView[]> {
  const rows = await db
    .selectFrom('login')
    .select(['id', 'means', 'userAgent as browser', 'ipAddress as address', 'createdAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', new Date().toISOString())
    .orderBy('createdAt', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    browser: row.browser || null,
    address: row.address || null,
    current: row.id === current,
  }))
}

/** False where there is none with this id, or it is somebody else's. */
export async function endLogin(db: Db, { id, personId }: { id: string; personId: string }): Promise<boolean> {
  const ended = await db
    .deleteFrom('login')
    .where((is) => is.and({ id, personId }))
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** From now on the session is in this workspace. */
export async function enterWorkspace(db: Db, id: string, workspaceId: WorkspaceId): Promise<void> {
  await db.updateTable('login').set({ workspaceId }).where('id', '=', id).execute()
}
