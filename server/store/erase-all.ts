import type { Db } from '@/server/db/connect'
import { erasingInWorkspace, inWorkspace } from '@/server/db/in-workspace'
import { ERASE_LIMIT, erase } from '@/server/sync/erase'
import type { ErasureScope } from '@/server/sync/sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
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
    const erased = await erasingInWorkspace(db, workspaceId, (tx) =>
      erase(postgresSyncStore(tx, workspaceId), { workspaceId, scope, now }),
    )
    counts = added(counts, erased)
    if (erased.length < ERASE_LIMIT) break
  }
  return counts
}

function added(counts: Counts, records: ReadonlyArray<{ entity: EntityName }>): Counts {
  const sums = { ...counts }
  for (const { entity } of records) sums[entity] = (sums[entity] ?? 0) + 1
  return sums
}
