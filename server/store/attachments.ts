import { sql } from 'kysely'
import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import type { Schema, WorkspaceTx } from '@/server/db/schema'
import type { MemberId, Sha256, WorkspaceId } from '@/utils/model/ids'
import type { PictureType } from '@/utils/model/picture'
import type { Reader } from './objection-filter'
import type { PictureFiles } from './picture-files'

export interface Attachment {
  sha256: Sha256
  memberId: MemberId
  type: PictureType
  bytes: Uint8Array
}

/** Where pictures are kept, and how many bytes those of a workspace may take. */
export interface PicturePlace {
  most: number
  /** In the database where there is none. */
  files: PictureFiles | undefined
}

/**
 * Keeps a picture whose name was checked against its bytes, unless the workspace's pictures would take too much: false
 * then. One that is there stays: it is the same; one whose file is gone is stored anew. Several at the same moment may
 * go a little beyond.
 */
export async function keepAttachment(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  picture: Attachment & PicturePlace,
): Promise<boolean> {
  const rows = tx.selectFrom('attachment').where('workspaceId', '=', workspaceId)
  const standing = await rows.select('file').where('sha256', '=', keyOf(picture.sha256)).executeTakeFirst()
  if (standing) {
    const { file } = standing
    if (file !== null && !(await picture.files?.has(workspaceId, file))) await restore(tx, workspaceId, picture, file)
    return true
  }
  const { taken } = await rows
    .select(sql<number>`coalesce(sum(coalesce(file_size, octet_length(bytes))), 0)::bigint`.as('taken'))
    .executeTakeFirstOrThrow()
  if (taken + picture.bytes.byteLength > picture.most) return false
  await insert(tx, workspaceId, picture)
  return true
}

async function insert(tx: WorkspaceTx, workspaceId: WorkspaceId, picture: Attachment & PicturePlace): Promise<void> {
  const { sha256, memberId, type } = picture
  const place = await store(workspaceId, picture)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('attachment')
    .values({ workspaceId, sha256: keyOf(sha256), memberId, type, ...place })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'sha256']).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) await discard(workspaceId, picture, place)
}

async function restore(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  picture: Attachment & PicturePlace,
  lost: string,
): Promise<void> {
  const place = await store(workspaceId, picture)
  const { numUpdatedRows } = await tx
    .updateTable('attachment')
    .set(place)
    .where('workspaceId', '=', workspaceId)
    .where('sha256', '=', keyOf(picture.sha256))
    .where('file', '=', lost)
    .executeTakeFirst()
  if (!numUpdatedRows) await discard(workspaceId, picture, place)
}

/** Puts the bytes where they are to lie; answers what the row says of that. */
async function store(workspaceId: WorkspaceId, { sha256, bytes, files }: Attachment & PicturePlace) {
  if (!files) return { bytes: Buffer.from(bytes), file: null, fileSize: null }
  return { bytes: null, file: await files.keep(workspaceId, sha256, bytes), fileSize: bytes.byteLength }
}

/** Another request was at the same picture in the same moment, and its row stands. */
async function discard(workspaceId: WorkspaceId, { files }: PicturePlace, { file }: { file: string | null }) {
  if (file !== null) await files?.drop(workspaceId, file)
}

/** Deletes the files that no picture has any more. */
export function sweepFiles(db: Db, workspaceId: WorkspaceId, files: PictureFiles): Promise<void> {
  return files.sweep(workspaceId, async (names) => {
    const rows = await inWorkspace(db, workspaceId, (tx) =>
      tx
        .selectFrom('attachment')
        .select('file')
        .where('workspaceId', '=', workspaceId)
        .where(sql<boolean>`file = any(${names}::text[])`)
        .execute(),
    )
    return new Set(rows.map(({ file }) => file ?? ''))
  })
}

/** Deletes those from before a time that no note ever came to name, or that lost their note in some other way. */
export async function dropUnnamedAttachments(tx: WorkspaceTx, workspaceId: WorkspaceId, before: string): Promise<void> {
  await sql`
    delete from attachment a where workspace_id = ${workspaceId} and created_at < ${before}::timestamptz and not exists (
      select from objection o where o.workspace_id = ${workspaceId} and o.deleted_at is null
        and o.screenshot = encode(a.sha256, 'hex'))`.execute(tx)
}

export type StoredPicture = Pick<Schema['attachment'], 'type' | 'bytes' | 'file'>

/** A picture as far as the reader may see it: a sales engineer those they brought and those of their own notes. */
export async function readAttachment(
  tx: WorkspaceTx,
  { workspaceId, memberId, onlyMember }: Reader & { memberId: MemberId },
  sha256: Sha256,
): Promise<StoredPicture | undefined> {
  const found = await tx
    .selectFrom('attachment')
    .select(['type', 'bytes', 'file', 'memberId'])
    .where('workspaceId', '=', workspaceId)
    .where('sha256', '=', keyOf(sha256))
    .executeTakeFirst()
  if (!found || onlyMember === null || found.memberId === memberId) return found
  const own = await tx
    .selectFrom('objection')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('screenshot', '=', sha256)
    .where('memberId', '=', onlyMember)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return own && found
}

/** Deletes those that no note refers to any more which is not withdrawn; a device that puts one back sends it again. */
export async function dropAttachments(tx: WorkspaceTx, workspaceId: WorkspaceId, names: string[]): Promise<void> {
  if (names.length === 0) return
  const standing = await tx
    .selectFrom('objection')
    .select('screenshot')
    .distinct()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where(sql<boolean>`screenshot = any(${names}::text[])`)
    .execute()
  const kept = new Set(standing.map(({ screenshot }) => screenshot))
  const gone = names.filter((name) => !kept.has(name as Sha256)).map(keyOf)
  if (gone.length === 0) return
  await tx.deleteFrom('attachment').where('workspaceId', '=', workspaceId).where('sha256', 'in', gone).execute()
}

const keyOf = (name: string) => Buffer.from(name, 'hex')
