import type { WorkspaceTx } from '@/server/db/schema'
import { serverMutations } from '@/server/store/server-mutations'
import { MAX_SERVER_MUTATIONS, type ServerMutation, type Written } from '@/server/sync/server-mutations'
import type { ImportTarget } from './import-target'

/** Writes what an import decided, as the endpoint's own changes, and says what came of it. */
export async function write(
  tx: WorkspaceTx,
  { workspaceId, by, now }: Pick<ImportTarget, 'workspaceId' | 'by' | 'now'>,
  mutations: readonly ServerMutation[],
): Promise<Written[]> {
  const all: Written[] = []
  for (let at = 0; at < mutations.length; at += MAX_SERVER_MUTATIONS) {
    const part = mutations.slice(at, at + MAX_SERVER_MUTATIONS)
    const { written } = await serverMutations(tx, { workspaceId, by, now: now().getTime(), mutations: part })
    all.push(...written)
  }
  return all
}
