import type { Db } from './db/connect'
import { inWorkspace } from './db/in-workspace'
import { ensureMember, FIRST_ADMIN } from './people/members'
import { createSignInLink } from './people/sign-in-links'
import { createWorkspace, listWorkspaces } from './people/workspaces'

/**
 * Makes a first workspace with an admin where there is none at all. As long as nobody has signed in to it, returns
 * a new one-time sign-in token.
 */
export async function prepareFirstUse(db: Db): Promise<string | undefined> {
  const [first] = await listWorkspaces(db)
  const workspaceId = first?.id ?? (await createWorkspace(db, { slug: 'team', name: 'Team' }))
  const isUsed = await inWorkspace(db, workspaceId, async (tx) => {
    const link = tx.selectFrom('signInLink').select('memberId').where('workspaceId', '=', workspaceId)
    const used = link.where('usedAt', 'is not', null).limit(1)
    return (await used.executeTakeFirst()) !== undefined
  })
  if (isUsed) return undefined
  const memberId = await ensureMember(db, { workspaceId, email: FIRST_ADMIN, name: 'Admin', role: 'admin' })
  return createSignInLink(db, workspaceId, memberId)
}
