import type { FieldStamp, Stamp } from '../model/stamp'
import type { Database } from './database'
import type { OutboxRow } from './rows'

/**
 * The endpoint replaced a mutation's stamp because this device's clock ran ahead: the fields that still carry the
 * old stamp take the new one, before any pulled row is merged against them.
 */
export async function restampRecord(db: Database, row: OutboxRow, to: Stamp): Promise<void> {
  const table = row.entity === 'demo' ? db.demos : db.objections
  const current = await table.get(row.entityId as never)
  if (!current) return
  const stamps = Object.fromEntries(
    Object.entries(current.stamps).map(([field, stamp]) => [field, replaced(stamp, row, to)]),
  )
  await table.put({ ...current, stamps } as never)
}

function replaced(stamp: FieldStamp, { stamp: [ms, counter], deviceId }: OutboxRow, to: Stamp): FieldStamp {
  const isIt = stamp[0] === ms && stamp[1] === counter && stamp[2] === deviceId
  return isIt ? [...to, deviceId] : stamp
}
