import { sql } from 'kysely'
import { inWorkspace } from '@/server/db/in-workspace'
import type { UndoAnswer } from '@/utils/model/batch'
import { BadInputError } from '@/utils/model/errors'
import { writeAudit } from './audit'
import { type BatchKey, findBatch, noteBatch } from './batches'
import { type Undo, undoBatch } from './undo-batch'

/**
 * Undoes a batch as a person's decision; undefined when the workspace has none such. One that runs or was undone
 * already is a `BadInputError`.
 */
export async function undoAsDecided(undo: Undo, audit: (answer: UndoAnswer) => Parameters<typeof writeAudit>[2]) {
  const { db, actor, id } = undo
  const key: BatchKey = { workspaceId: actor.workspaceId, id }
  const batch = await inWorkspace(db, key.workspaceId, (tx) => findBatch(tx, key))
  if (!batch) return undefined
  if (batch.state === 'running')
    throw new BadInputError('This is still being done. Wait until it has ended, or stop it, then undo it.')
  if (batch.state === 'undone' || batch.state === 'cancelled')
    throw new BadInputError('This was undone already. Nothing was changed.')
  const answer = await undoBatch(undo)
  await inWorkspace(db, key.workspaceId, async (tx) => {
    await noteBatch(tx, key, { state: 'undone' })
    await tx
      .updateTable('batch')
      .set({ undoneAt: sql`now()`, undoneBy: actor.memberId })
      .where((is) => is.and(key))
      .execute()
    await writeAudit(tx, actor, audit(answer))
  })
  return answer
}

export async function undoImport(undo: Undo): Promise<UndoAnswer | undefined> {
  const key = { workspaceId: undo.actor.workspaceId, id: undo.id }
  const batch = await inWorkspace(undo.db, key.workspaceId, (tx) => findBatch(tx, key))
  if (batch?.kind !== 'deals') return undefined
  return undoAsDecided(undo, ({ removed, restored, kept, unlisted }) => ({
    action: 'deal_import_undone',
    detail: { batch: undo.id, removed, restored, kept: kept.length + unlisted },
  }))
}
