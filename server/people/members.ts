import { sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { BadInputError } from '@/utils/model/errors'
import { type MemberId, memberId, newId, type WorkspaceId } from '@/utils/model/ids'
import type { MemberView } from '@/utils/model/people'
import type { Role } from '@/utils/model/words'
import { addMembership } from './memberships'

export interface MemberWish {
  workspaceId: WorkspaceId
  email: string
  /** Taken from the address where not given. */
  name?: string | undefined
  role: Role
}

/**
 * The member with this address, made if there is none, and given the role if it is not yet theirs: what the operator
 * may do. Somebody of another workspace proves anew who they are, see `addMembership`.
 */
export async function ensureMember(db: Db, { workspaceId, email, name, role }: MemberWish): Promise<MemberId> {
  const address = parseEmail(email)
  const called = name ?? address.slice(0, address.indexOf('@'))
  const personId = await ensurePerson(db, { email: address, name: called })
  await addMembership(db, { personId, workspaceId })
  return inWorkspace(db, workspaceId, async (tx) => {
    const made = await insertMember(tx, { workspaceId, personId, name: called, email: address, roles: [role] })
    const member = await tx
      .selectFrom('member')
      .select(['id', 'roles'])
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    const roles = member.roles.includes(role) ? member.roles : [...member.roles, role]
    const change = { roles, removedAt: null, ...(made && { joinedAt: sql<string>`now()` }) }
    await tx
      .updateTable('member')
      .set(change)
      .where((is) => is.and({ workspaceId, id: member.id }))
      .execute()
    return member.id
  })
}

interface NewMember {
  workspaceId: WorkspaceId
  personId: string
  name: string
  email: string
  roles: Role[]
}

/** The new member's id; undefined where the person is one already. */
export async function insertMember(tx: WorkspaceTx, member: NewMember): Promise<MemberId | undefined> {
  const row = { ...member, id: newId(memberId), joinedAt: null, removedAt: null }
  const made = await tx
    .insertInto('member')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'personId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

export async function findMember(db: Db, workspaceId: WorkspaceId, email: string): Promise<MemberId> {
  const address = parseEmail(email)
  const member = await inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('member')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('email', '=', address)
      .where('removedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (member) return member.id
  throw new BadInputError(
    `Nobody in this workspace has the address ${address}. Add them with: pushback token create --email ${address} …`,
  )
}

/** Everybody who is, was, or is invited to be a member, by name. */
export function listMembers(db: Db, workspaceId: WorkspaceId): Promise<MemberView[]> {
  return inWorkspace(db, workspaceId, (tx) =>
    tx
      .selectFrom('member')
      .select(['id', 'name', 'email', 'roles', 'joinedAt', 'removedAt'])
      .where('workspaceId', '=', workspaceId)
      .orderBy('name')
      .orderBy('id')
      .execute(),
  )
}

function parseEmail(text: string): string {
  const parsed = z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.union([z.email(), z.literal(FIRST_ADMIN)]))
    .safeParse(text)
  if (!parsed.success) throw new BadInputError(`"${text}" is not an e-mail address.`)
  return parsed.data
}

/** The member of a fresh endpoint, before anybody has an address there. */
export const FIRST_ADMIN = 'admin@localhost'

export async function ensurePerson(db: Db, { email, name }: { email: string; name: string }): Promise<string> {
  await db
    .insertInto('person')
    .values({ id: v7(), email, name })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return person.id
}
