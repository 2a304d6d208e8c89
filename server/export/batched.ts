import type { Compilable } from 'kysely'
import type { WorkspaceTx } from '@/server/db/schema'
import type { DatabaseRow } from './export-rows'

/** What is held in memory of a table while it is written. */
const ROWS_AT_ONCE = 1_000

/**
 * The rows of a query as the database brings them, in batches, each turned into what is written. By the names of the
 * database: giving each row the names of records takes longer than all the rest.
 */
export async function* batched<Made>(
  tx: WorkspaceTx,
  query: Compilable<DatabaseRow>,
  make: (row: DatabaseRow) => Made,
): AsyncGenerator<Made[]> {
  const bare = tx.withoutPlugins().getExecutor()
  for await (const { rows } of bare.stream(query.compile(), ROWS_AT_ONCE)) if (rows.length > 0) yield rows.map(make)
}
