import type { WorkspaceTx } from '@/server/db/schema'
import { type ServerWrite, type WriteResult, writeAsServer } from '@/server/sync/server-mutations'
import { postgresSyncStore } from './postgres-sync-store'

/**
 * The one way in which the dashboard, imports and the command line write records: stamped by the endpoint's own
 * device, merged, numbered and kept in history like a device's. At most 1,000 changes a transaction. Where a
 * decision rests on what was read before, call `lockWorkspace` first.
 */
export function serverMutations(tx: WorkspaceTx, write: ServerWrite): Promise<WriteResult> {
  return writeAsServer(postgresSyncStore(tx, write.workspaceId), write)
}
