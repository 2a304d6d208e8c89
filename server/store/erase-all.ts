import type { Db } from '@/server/db/connect'
import { erasingInWorkspace, inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { ERASE_LIMIT, erase } from '@/server/sync/erase'
import type { ErasureScope } from '@/server/sync/sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import { writeAudit } from './audit'
import { dropAllFiles } from './kept-files'
import { postgresSyncStore } from './postgres-sync-store'

/** How many records of each kind. */
export type Counts = Partial<Record<EntityName, number>>

/** What `eraseAll` would erase now. */
export function countScope(db: Db, workspaceId: WorkspaceId, scope: ErasureScope): Promise<Counts> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const found = await postgresSyncStore(tx, workspaceId).inScope(scope, Number.MAX_SAFE_INTEGER)
    return added({}, found)
  })
}

/** Erases all that is in the scope, some records a transaction, until nothing is left or `signal` asks to stop. */
export async function eraseAll(
  db: Db,
  workspaceId: WorkspaceId,
  { scope, now, signal }: { scope: ErasureScope; now: number; signal?: AbortSignal },
): Promise<Counts> {
  let counts: Counts = {}
  while (!signal?.aborted) {
    const erased = await erasingInWorkspace(db, workspaceId, async (tx) => {
      const found = await erase(postgresSyncStore(tx, workspaceId), { workspaceId, scope, now })
      if (found.length > 0) await answerFor(tx, workspaceId, { scope, erased: added({}, found) })
      return found
    })
    counts = added(counts, erased)
    if (erased.length < ERASE_LIMIT) break
  }
  return counts
}

/** Only the command line erases what people ask for; what expires is nobody's deed. */
async function answerFor(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  { scope, erased }: { scope: ErasureScope; erased: Counts },
): Promise<void> {
  if ('withdrawnBefore' in scope) return
  await dropAllFiles(tx, workspaceId)
  const whose =
    'memberId' in scope
      ? ({ of: 'member', member: scope.memberId } as const)
      : ({ of: 'customer', member: null } as const)
  await writeAudit(tx, { workspaceId, memberId: null }, { action: 'erasure', detail: { ...whose, erased } })
}

function added(counts: Counts, records: ReadonlyArray<{ entity: EntityName }>): Counts {
  const sums = { ...counts }
  for (const { entity } of records) sums[entity] = (sums[entity] ?? 0) + 1
  return sums
}
