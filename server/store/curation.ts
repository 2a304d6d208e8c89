import type { WorkspaceTx } from '@/server/db/schema'
import { BadInputError } from '@/utils/model/errors'
import { type MemberId, newId, type ThemeId, themeId, type WorkspaceId } from '@/utils/model/ids'
import type { Theme } from '@/utils/model/records'
import type { NewTheme, ObjectionEdit, ThemeEdit } from '@/utils/model/views'
import { lockWorkspace } from './postgres-sync-store'
import { serverMutations } from './server-mutations'

/** Who decides, and when. */
export interface Decision {
  workspaceId: WorkspaceId
  by: MemberId
  now: Date
}

/**
 * Changes objections as one decision and returns how many it changed. Assigning a theme is remembered as the member's
 * own decision. Ids that the workspace does not have are left out; an unknown theme is a `BadInputError`.
 */
export async function editObjections(tx: WorkspaceTx, decision: Decision, edit: ObjectionEdit): Promise<number> {
  const { workspaceId, by, now } = decision
  await lockWorkspace(tx, workspaceId)
  if (edit.fields.themeId != null) await requireTheme(tx, workspaceId, edit.fields.themeId)
  const known = await tx
    .selectFrom('objection')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', edit.ids)
    .where('deletedAt', 'is', null)
    .execute()
  const fields = 'themeId' in edit.fields ? { ...edit.fields, themeBy: by } : edit.fields
  const mutations = known.map(({ id }) => ({ entity: 'objection' as const, entityId: id, fields }))
  const { changed } = await serverMutations(tx, { workspaceId, by, now: now.getTime(), mutations })
  return changed.length
}

/** Makes a theme; a title that stands already is a `BadInputError`. */
export async function createTheme(tx: WorkspaceTx, decision: Decision, theme: NewTheme): Promise<ThemeId> {
  const { workspaceId, by, now } = decision
  await lockWorkspace(tx, workspaceId)
  await refuseSameTitle(tx, workspaceId, theme.title)
  const entityId = newId(themeId)
  const fields = { title: theme.title.trim(), kind: theme.kind }
  const mutations = [{ entity: 'theme' as const, entityId, fields }]
  await serverMutations(tx, { workspaceId, by, now: now.getTime(), mutations })
  return entityId
}

/** Changes a theme; answer and status are dated when they change. False when the workspace has no such theme. */
export async function editTheme(tx: WorkspaceTx, decision: Decision, id: ThemeId, edit: ThemeEdit): Promise<boolean> {
  const { workspaceId, by, now } = decision
  await lockWorkspace(tx, workspaceId)
  const theme = await findTheme(tx, workspaceId, id)
  if (!theme) return false
  if (edit.title !== undefined && edit.title !== theme.title) await refuseSameTitle(tx, workspaceId, edit.title)
  const fields = { ...datesOf(theme, edit, now.toISOString()), ...edit }
  const mutations = [{ entity: 'theme' as const, entityId: id, fields }]
  await serverMutations(tx, { workspaceId, by, now: now.getTime(), mutations })
  return true
}

/** It shipped now, where the edit does not say when. */
function datesOf(theme: Pick<Theme, 'answer' | 'status'>, edit: ThemeEdit, at: string): Partial<Theme> {
  const answered = edit.answer !== undefined && edit.answer !== theme.answer
  const moved = edit.status !== undefined && edit.status !== theme.status
  return {
    ...(answered ? { answerAt: edit.answer === null ? null : at } : {}),
    ...(moved ? { statusAt: at } : {}),
    ...(moved && edit.status === 'shipped' ? { shippedAt: at } : {}),
  }
}

function findTheme(tx: WorkspaceTx, workspaceId: WorkspaceId, id: ThemeId) {
  return tx
    .selectFrom('theme')
    .select(['title', 'answer', 'status'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

async function requireTheme(tx: WorkspaceTx, workspaceId: WorkspaceId, id: ThemeId): Promise<void> {
  if (await findTheme(tx, workspaceId, id)) return
  throw new BadInputError('This theme is not there any more. Nothing was changed: reload and choose another.')
}

async function refuseSameTitle(tx: WorkspaceTx, workspaceId: WorkspaceId, title: string): Promise<void> {
  const same = await tx
    .selectFrom('theme')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where((eb) => eb(eb.fn('lower', ['title']), '=', title.trim().toLowerCase()))
    .executeTakeFirst()
  if (same)
    throw new BadInputError(`There is a theme called "${title.trim()}" already. Use it, or choose another title.`)
}
