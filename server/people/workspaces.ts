import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { Schema } from '@/server/db/schema'
import { BadInputError } from '@/utils/model/errors'
import { newId, type WorkspaceId, workspaceId } from '@/utils/model/ids'

export type Workspace = Selectable<Schema['workspace']>

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)

export interface NewWorkspace {
  slug: string
  name: string
  timeZone?: string
  currency?: string
  sample?: boolean
}

export async function createWorkspace(db: Db, { slug: wanted, ...rest }: NewWorkspace): Promise<WorkspaceId> {
  const checked = slug.safeParse(wanted)
  if (!checked.success)
    throw new BadInputError(
      `"${wanted}" cannot name a workspace: use small letters, digits and hyphens, as in "acme-sales".`,
    )
  const { timeZone, currency } = rest
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new BadInputError(`There is no time zone "${timeZone}". Use a name of the IANA list, such as Europe/Berlin.`)
  if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency))
    throw new BadInputError(`There is no currency "${currency}". Use a code of ISO 4217, such as EUR.`)
  const id = newId(workspaceId)
  const inserted = await db
    .insertInto('workspace')
    .values({ id, slug: checked.data, ...rest })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new BadInputError(`There is a workspace "${wanted}" already. Choose another name.`)
  await inWorkspace(db, id, (tx) => tx.insertInto('workspaceSeq').values({ workspaceId: id }).execute())
  return id
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl says so by a RangeError.
    return false
  }
}

export async function findWorkspace(db: Db, wanted: string): Promise<Workspace> {
  const found = await db.selectFrom('workspace').selectAll().where('slug', '=', wanted).executeTakeFirst()
  if (found) return found
  const others = await listWorkspaces(db)
  const hint = others.length > 0 ? `There are: ${others.map((one) => one.slug).join(', ')}.` : 'There is none yet.'
  throw new BadInputError(
    `There is no workspace "${wanted}". ${hint} Make one with: pushback workspace create ${wanted}`,
  )
}

export function listWorkspaces(db: Db): Promise<Workspace[]> {
  return db.selectFrom('workspace').selectAll().orderBy('createdAt').execute()
}
