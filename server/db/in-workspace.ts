import { sql } from 'kysely'
import { type WorkspaceId, workspaceId as workspaceIdSchema } from '@/utils/model/ids'
import type { Db } from './connect'
import { APP_ROLE, ERASER_ROLE } from './migrations/tools'
import type { WorkspaceTx } from './schema'

/**
 * Runs `fn` in a transaction that sees and writes this workspace only, whatever its queries say: the way to every
 * tenant table, for reads too. `set local` statements, because Citus passes on no `set_config()` to its workers.
 */
export function inWorkspace<T>(db: Db, workspaceId: WorkspaceId, fn: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  return asRole(APP_ROLE, { db, workspaceId, fn })
}

/** The same for erasing, which alone may delete what is append-only for everybody else. */
export function erasingInWorkspace<T>(
  db: Db,
  workspaceId: WorkspaceId,
  fn: (tx: WorkspaceTx) => Promise<T>,
): Promise<T> {
  return asRole(ERASER_ROLE, { db, workspaceId, fn })
}

interface Work<T> {
  db: Db
  workspaceId: WorkspaceId
  fn(tx: WorkspaceTx): Promise<T>
}

function asRole<T>(role: string, { db, workspaceId, fn }: Work<T>): Promise<T> {
  // A `set` takes no parameter, so what stands between the quotes is checked here.
  const id = workspaceIdSchema.parse(workspaceId)
  const opening = `set local citus.propagate_set_commands = 'local'; set local role ${role}; set local pushback.workspace_id = '${id}'`
  return db.transaction().execute(async (tx) => {
    await sql.raw(opening).execute(tx)
    return fn(tx)
  })
}
