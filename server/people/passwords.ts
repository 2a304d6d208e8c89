import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { writeAudit } from '@/server/store/audit'
import type { Auth } from './auth'
import type { Principal } from './principal'

/** How long a session that a link began may set a password without naming the present one. */
const FRESH_MS = 15 * 60_000

/** Whether somebody has a password, and must name it before they choose another. */
export async function passwordState(
  auth: Auth,
  { personId, session }: Principal,
  now: number,
): Promise<{ hasPassword: boolean; needsCurrent: boolean }> {
  const { internalAdapter } = await auth.$context
  const hasPassword = Boolean((await internalAdapter.findCredentialAccount(personId))?.password)
  const isFresh = session?.means === 'link' && now - session.since.getTime() < FRESH_MS
  return { hasPassword, needsCurrent: hasPassword && !isFresh }
}

/** Sets a person's password and ends their sessions but the one that asks. */
export async function setPassword(auth: Auth, db: Db, principal: Principal, password: string): Promise<void> {
  const { internalAdapter, password: hashing } = await auth.$context
  const { personId, session } = principal
  const hash = await hashing.hash(password)
  if (await internalAdapter.findCredentialAccount(personId)) await internalAdapter.updatePassword(personId, hash)
  else {
    const account = { userId: personId, providerId: 'credential', accountId: personId, password: hash }
    await internalAdapter.createAccount(account)
  }
  await inWorkspace(db, principal.workspaceId, (tx) =>
    writeAudit(tx, principal, { action: 'password_set', detail: {} }),
  )
  const others = db.deleteFrom('login').where('personId', '=', personId)
  await others.$if(session !== null, (query) => query.where('id', '!=', session?.id ?? '')).execute()
}

/** Whether this is the person's present password. */
export async function isPassword(auth: Auth, personId: string, password: string): Promise<boolean> {
  const { internalAdapter, password: hashing } = await auth.$context
  const hash = (await internalAdapter.findCredentialAccount(personId))?.password
  return Boolean(hash && (await hashing.verify({ hash, password })))
}
