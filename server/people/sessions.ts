import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { workspaceId } from '@/utils/model/ids'
import { signInMeans } from '@/utils/model/words'
import type { Auth } from './auth'
import { workspacesOf } from './memberships'
import { memberInWorkspace, type Principal, toPrincipal } from './principal'

export interface FoundSession {
  principal: Principal
  /** A cookie that lasts longer again, at most once a day. */
  cookies: string[]
}

/** Who asks by the dashboard's cookie, in the workspace that they chose last; undefined where nobody is signed in. */
export async function findBySession(auth: Auth, db: Db, headers: Headers): Promise<FoundSession | undefined> {
  const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true })
  if (!response) return undefined
  const { user, session } = response
  const chosen = workspaceId.safeParse(session.workspaceId)
  const mine = await workspacesOf(db, user.id)
  const current = mine.find((id) => id === chosen.data) ?? mine[0]
  if (current === undefined) return undefined
  const row = await inWorkspace(db, current, (tx) =>
    memberInWorkspace(tx)
      .where('m.workspaceId', '=', current)
      .where('m.personId', '=', user.id)
      .where('m.removedAt', 'is', null)
      .executeTakeFirst(),
  )
  const { id, means, createdAt: since } = session
  const way = { session: { id, means: signInMeans.nullable().parse(means ?? null), since } }
  return row && { principal: toPrincipal(row, way), cookies: answered.getSetCookie() }
}
