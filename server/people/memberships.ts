import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceId } from '@/utils/model/ids'

// Admins of one workspace must gain nothing in another. So somebody of one workspace is in its admins' hands, who may
// make links for them; somebody of several is not, and comes into a further one by the operator alone.

interface Membership {
  personId: string
  workspaceId: WorkspaceId
}

/** The workspaces in which somebody is a member. */
export async function workspacesOf(db: Db, personId: string): Promise<WorkspaceId[]> {
  const rows = await db
    .selectFrom('membership')
    .select('workspaceId')
    .where('personId', '=', personId)
    .orderBy('workspaceId')
    .execute()
  return rows.map((row) => row.workspaceId)
}

/**
 * Lets somebody into a workspace. What let them into others so far was in the hands of the admins there (a password
 * that one of them may have chosen, a session, a link not used yet), so it is forgotten, and proved anew.
 */
export async function addMembership(db: Db, { personId, workspaceId }: Membership): Promise<void> {
  const before = await workspacesOf(db, personId)
  if (before.includes(workspaceId)) return
  if (before.length > 0) await forgetWaysIn(db, personId, before)
  await db
    .insertInto('membership')
    .values({ personId, workspaceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Shuts somebody out of a workspace; out of the last one, with all that let them in. */
export async function endMembership(db: Db, { personId, workspaceId }: Membership): Promise<void> {
  await db
    .deleteFrom('membership')
    .where((is) => is.and({ personId, workspaceId }))
    .execute()
  if ((await workspacesOf(db, personId)).length === 0) await forgetWaysIn(db, personId, [workspaceId])
}

async function forgetWaysIn(db: Db, personId: string, workspaces: readonly WorkspaceId[]): Promise<void> {
  for (const workspaceId of workspaces) {
    await inWorkspace(db, workspaceId, (tx) =>
      tx
        .deleteFrom('signInLink')
        .where('workspaceId', '=', workspaceId)
        .where('usedAt', 'is', null)
        .where('memberId', 'in', (eb) =>
          eb
            .selectFrom('member')
            .select('id')
            .where((is) => is.and({ workspaceId, personId })),
        )
        .execute(),
    )
  }
  await db.deleteFrom('credential').where('personId', '=', personId).where('providerId', '=', 'credential').execute()
  await db.deleteFrom('login').where('personId', '=', personId).execute()
}
