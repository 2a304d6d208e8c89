import { sql, type Updateable } from 'kysely'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { Schema, WorkspaceTx } from '@/server/db/schema'
import { writeAudit } from '@/server/store/audit'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { Invitation, MemberEdit } from '@/utils/model/people'
import { ensurePerson, insertMember } from './members'
import { addMembership, endMembership, workspacesOf } from './memberships'
import type { Principal } from './principal'

// What an admin does with the members of a workspace.

export type MemberFault = 'not_found' | 'member_exists' | 'member_elsewhere' | 'last_admin' | 'member_removed'

/** Makes a member of somebody who is to come by a link. */
export async function inviteMember(
  db: Db,
  by: Admin,
  { email, name, roles }: Invitation,
): Promise<{ id: MemberId } | MemberFault> {
  const { workspaceId } = by
  const called = name ?? email.slice(0, email.indexOf('@'))
  const personId = await ensurePerson(db, { email, name: called })
  const others = (await workspacesOf(db, personId)).filter((id) => id !== workspaceId)
  if (others.length > 0) return 'member_elsewhere'
  await addMembership(db, { personId, workspaceId })
  return inWorkspace(db, workspaceId, async (tx) => {
    const id = await insertMember(tx, { workspaceId, personId, name: called, email, roles })
    if (id === undefined) return 'member_exists'
    await writeAudit(tx, by, { action: 'member_invited', detail: { member: id, roles } })
    return { id }
  })
}

/** Changes a member's name or roles; somebody remains who may do this. */
export function changeMember(
  db: Db,
  by: Admin,
  { id, name, roles }: MemberEdit & { id: MemberId },
): Promise<'done' | MemberFault> {
  const { workspaceId } = by
  return inWorkspace(db, workspaceId, async (tx) => {
    const member = await lockedMember(tx, { workspaceId, id })
    if (!member) return 'not_found'
    if (roles && !roles.includes('admin') && (await isLastAdmin(tx, { workspaceId, id }))) return 'last_admin'
    const change = { ...(name !== undefined && { name }), ...(roles && { roles }) }
    if (Object.keys(change).length > 0) await update(tx, { workspaceId, id }, change)
    if (roles) await writeAudit(tx, by, { action: 'roles_changed', detail: { member: id, roles } })
    return 'done'
  })
}

/** Keeps somebody out from now on. Their notes stay under their name. */
export async function removeMember(db: Db, by: Admin, id: MemberId): Promise<'done' | MemberFault> {
  const { workspaceId } = by
  const removed = await inWorkspace(db, workspaceId, async (tx) => {
    const member = await lockedMember(tx, { workspaceId, id })
    if (!member) return 'not_found'
    if (await isLastAdmin(tx, { workspaceId, id })) return 'last_admin'
    await update(tx, { workspaceId, id }, { removedAt: new Date().toISOString() })
    const unused = tx.deleteFrom('signInLink').where((is) => is.and({ workspaceId, memberId: id, usedAt: null }))
    await unused.execute()
    await writeAudit(tx, by, { action: 'member_removed', detail: { member: id } })
    return member
  })
  if (typeof removed === 'string') return removed
  await endMembership(db, { workspaceId, personId: removed.personId })
  return 'done'
}

/** Lets somebody back in who was removed; their tokens work again. */
export async function restoreMember(db: Db, by: Admin, id: MemberId): Promise<'done' | MemberFault> {
  const { workspaceId } = by
  const member = await inWorkspace(db, workspaceId, (tx) => lockedMember(tx, { workspaceId, id }))
  if (!member) return 'not_found'
  const others = (await workspacesOf(db, member.personId)).filter((other) => other !== workspaceId)
  if (others.length > 0) return 'member_elsewhere'
  await addMembership(db, { personId: member.personId, workspaceId })
  await inWorkspace(db, workspaceId, async (tx) => {
    await update(tx, { workspaceId, id }, { removedAt: null })
    await writeAudit(tx, by, { action: 'member_restored', detail: { member: id } })
  })
  return 'done'
}

/** Whether an admin of this workspace may make a link for a member; that it was made is written down. */
export async function beginLink(db: Db, by: Admin, id: MemberId): Promise<{ email: string } | MemberFault> {
  const { workspaceId } = by
  const member = await inWorkspace(db, workspaceId, (tx) => lockedMember(tx, { workspaceId, id }))
  if (!member) return 'not_found'
  if (member.removedAt !== null) return 'member_removed'
  const all = await workspacesOf(db, member.personId)
  if (all.length > 1) return 'member_elsewhere'
  await inWorkspace(db, workspaceId, (tx) => writeAudit(tx, by, { action: 'link_made', detail: { of: id } }))
  return { email: member.email }
}

/** Who does it, and where. */
type Admin = Pick<Principal, 'workspaceId' | 'memberId'>

interface MemberKey {
  workspaceId: WorkspaceId
  id: MemberId
}

const lockedMember = (tx: WorkspaceTx, key: MemberKey) =>
  tx
    .selectFrom('member')
    .select(['personId', 'email', 'removedAt'])
    .where((is) => is.and({ ...key }))
    .forUpdate()
    .executeTakeFirst()

/** Locks every admin, so that two who remove each other do not both succeed. */
async function isLastAdmin(tx: WorkspaceTx, { workspaceId, id }: MemberKey): Promise<boolean> {
  const admins = await tx
    .selectFrom('member')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('removedAt', 'is', null)
    .where(sql<boolean>`'admin' = any (roles)`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return admins.length === 1 && admins[0]?.id === id
}

async function update(tx: WorkspaceTx, key: MemberKey, change: Updateable<Schema['member']>): Promise<void> {
  await tx
    .updateTable('member')
    .set(change)
    .where((is) => is.and({ ...key }))
    .execute()
}
