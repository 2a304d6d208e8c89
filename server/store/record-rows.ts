import { sql } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { StoredRow } from '@/server/sync/sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import { columnsOf, fromColumns, toColumns } from './record-columns'

// Rows go to the database as one JSON text per statement, whose fields PostgreSQL turns into the table's own types:
// one parameter however many rows, and no prepared statement.

interface Rows {
  workspaceId: WorkspaceId
  entity: EntityName
}

export async function loadRows(
  tx: WorkspaceTx,
  { workspaceId, entity, ids }: Rows & { ids: string[] },
): Promise<StoredRow[]> {
  const rows = await tx
    .selectFrom(entity)
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map(fromColumns)
}

/** Writes whole records, new and known ones alike. */
export async function upsertRows(
  tx: WorkspaceTx,
  { workspaceId, entity, rows }: Rows & { rows: StoredRow[] },
): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows.map((row) => toColumns(entity, workspaceId, row)))
  const columns = columnsOf(entity)
  const list = sql.raw(['workspace_id', ...columns].join(', '))
  const set = sql.raw(
    columns
      .filter((column) => column !== 'id')
      .map((column) => `${column} = excluded.${column}`)
      .join(', '),
  )
  const table = sql.raw(entity)
  await sql`insert into ${table} (${list}) select ${list} from json_populate_recordset(null::${table}, ${json}::json)
    on conflict (workspace_id, id) do update set ${set}`.execute(tx)
}

/** Appends rows, given by their columns' names, to a table that is never changed; a row that is there stays. */
export async function insertRows(
  tx: WorkspaceTx,
  table: 'history' | 'mutation' | 'erased' | 'batch_change',
  rows: ReadonlyArray<Record<string, unknown>>,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const [name, list] = [sql.raw(table), sql.raw(Object.keys(first).join(', '))]
  await sql`insert into ${name} (${list}) select ${list}
    from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json) on conflict do nothing`.execute(tx)
}
