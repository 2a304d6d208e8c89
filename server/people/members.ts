import { v7 } from 'uuid'
import { z } from 'zod'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { BadInputError } from '@/utils/model/errors'
import { type MemberId, memberId, newId, type WorkspaceId } from '@/utils/model/ids'
import type { Role } from '@/utils/model/words'

export interface MemberWish {
  workspaceId: WorkspaceId
  email: string
  /** Taken from the address where not given. */
  name?: string | undefined
  role: Role
}

/** The member with this address, made if there is none, and given the role if it is not yet theirs. */
export async function ensureMember(db: Db, { workspaceId, email, name, role }: MemberWish): Promise<MemberId> {
  const address = parseEmail(email)
  const called = name ?? address.slice(0, address.indexOf('@'))
  const personId = await ensurePerson(db, { email: address, name: called })
  return inWorkspace(db, workspaceId, async (tx) => {
    const made = await tx
      .insertInto('member')
      .values({
        workspaceId,
        id: newId(memberId),
        personId,
        name: called,
        email: address,
        roles: [role],
        removedAt: null,
      })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'personId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) return made.id
    const member = await tx
      .selectFrom('member')
      .select(['id', 'roles'])
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    if (!member.roles.includes(role)) {
      await tx
        .updateTable('member')
        .set({ roles: [...member.roles, role] })
        .where('workspaceId', '=', workspaceId)
        .where('id', '=', member.id)
        .execute()
    }
    return member.id
  })
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

async function ensurePerson(db: Db, { email, name }: { email: string; name: string }): Promise<string> {
  await db
    .insertInto('person')
    .values({ id: v7(), email, name })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return person.id
}
