import type { Stamp } from '../model/stamp'
import { restamped } from '../sync/mutate'
import type { Database } from './database'
import type { OutboxRow } from './rows'

/** The endpoint replaced a mutation's stamp: the record's fields that still carry it follow. */
export async function restampRecord(db: Database, row: OutboxRow, to: Stamp): Promise<void> {
  const table = row.entity === 'demo' ? db.demos : db.objections
  const current = await table.get(row.entityId as never)
  if (current) await table.put({ ...current, stamps: restamped(current.stamps, row, to) } as never)
}
