import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { writeAudit } from '@/server/store/audit'
import { type WorkspaceId, workspaceId } from '@/utils/model/ids'
import type { SignInMeans } from '@/utils/model/words'
import { workspacesOf } from './memberships'

/** Where a new session begins, and that it is written down there. */
export async function beginSession(
  db: Db,
  { personId, workspaceId: wanted, means }: { personId: string; workspaceId: string | undefined; means: SignInMeans },
): Promise<WorkspaceId | undefined> {
  const chosen = workspaceId.safeParse(wanted).data ?? (await workspacesOf(db, personId))[0]
  if (chosen === undefined) return undefined
  await inWorkspace(db, chosen, async (tx) => {
    const member = tx
      .selectFrom('member')
      .select('id')
      .where((is) => is.and({ workspaceId: chosen, personId }))
    const found = await member.executeTakeFirst()
    const by = { workspaceId: chosen, memberId: found?.id ?? null }
    await writeAudit(tx, by, { action: 'sign_in', detail: { by: means } })
  })
  return chosen
}
