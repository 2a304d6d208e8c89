import type { SelectQueryBuilder } from 'kysely'
import type { Schema } from '@/server/db/schema'

/** What is held in memory of a table while it is written. */
const ROWS_AT_ONCE = 1_000

/** The rows of a query as the database brings them, in batches, each turned into what is written. */
export async function* batched<Row, Made>(
  query: SelectQueryBuilder<Schema, never, Row>,
  make: (row: Row) => Made,
): AsyncGenerator<Made[]> {
  let batch: Made[] = []
  for await (const row of query.stream(ROWS_AT_ONCE)) {
    batch.push(make(row))
    if (batch.length < ROWS_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
