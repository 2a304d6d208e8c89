import type { WorkspaceTx } from '@/server/db/schema'
import type { WorkspaceId } from '@/utils/model/ids'

/** What one row of a kept file holds at most. */
export const PART_BYTES = 256 * 1024

export interface KeptFile {
  workspaceId: WorkspaceId
  exportId: string
}

export async function keepPart(tx: WorkspaceTx, file: KeptFile, part: { part: number; bytes: Buffer }): Promise<void> {
  await tx
    .insertInto('exportPart')
    .values({ ...file, ...part })
    .execute()
}

/** From now on the file can be fetched until `until`. */
export async function keepUntil(tx: WorkspaceTx, { workspaceId, exportId }: KeptFile, until: Date): Promise<void> {
  await tx
    .updateTable('exportRun')
    .set({ keptUntil: until.toISOString() })
    .where((is) => is.and({ workspaceId, id: exportId }))
    .execute()
}

/** A file's parts, one after the other. */
export async function* partsOf(tx: WorkspaceTx, file: KeptFile): AsyncGenerator<Buffer> {
  const parts = tx
    .selectFrom('exportPart')
    .select('bytes')
    .where((is) => is.and({ ...file }))
  for await (const { bytes } of parts.orderBy('part').stream(1)) yield bytes
}

/** Deletes the files that were kept until now; the runs stay on record. */
export async function dropOldFiles(tx: WorkspaceTx, workspaceId: WorkspaceId, now: Date): Promise<void> {
  const old = await tx
    .updateTable('exportRun')
    .set({ keptUntil: null })
    .where('workspaceId', '=', workspaceId)
    .where('keptUntil', '<=', now.toISOString())
    .returning('id')
    .execute()
  for (const { id } of old) await dropFile(tx, { workspaceId, exportId: id })
}

/** Deletes a file, or what there is of it. */
export async function dropFile(tx: WorkspaceTx, file: KeptFile): Promise<void> {
  await tx
    .deleteFrom('exportPart')
    .where((is) => is.and({ ...file }))
    .execute()
}

/** Deletes every file of a workspace and stops what is being written: whoever is erased may be in each of them. */
export async function dropAllFiles(tx: WorkspaceTx, workspaceId: WorkspaceId): Promise<void> {
  const runs = tx.updateTable('exportRun').where('workspaceId', '=', workspaceId)
  await runs.set({ state: 'cancelled' }).where('state', '=', 'running').execute()
  await runs.set({ keptUntil: null }).where('keptUntil', 'is not', null).execute()
  await tx.deleteFrom('exportPart').where('workspaceId', '=', workspaceId).execute()
}
