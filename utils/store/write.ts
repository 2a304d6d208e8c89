import { deviceId, newId } from '../model/ids'
import type { Demo, Objection } from '../model/records'
import { ZERO_STAMP } from '../model/stamp'
import type { ShareMode } from '../model/words'
import { mutate } from '../sync/mutate'
import { type Database, getMeta, putMeta } from './database'
import { type Author, type DeviceRow, mutableFields, ownerOf, type Stored, stored, versioned } from './rows'

/** Who writes and when, by this computer's clock. */
export interface Now {
  author: Author
  nowMs: number
  /** What is being shared, should this begin a demo. */
  share?: ShareMode
}

type Written = { entity: 'objection'; record: Objection } | { entity: 'demo'; record: Demo }

/** Every table that one write touches; transactions name them. */
export function writeTables(db: Database) {
  return [db.objections, db.demos, db.outbox, db.refused, db.drafts, db.meta, db.attachments]
}

/** Writes a new record and its mutation. Runs inside the caller's transaction over `writeTables`. */
export async function writeNew(db: Database, now: Now, written: Written): Promise<void> {
  const { id, workspaceId, memberId } = written.record
  await append(db, now, { entity: written.entity, id, identity: { id, workspaceId, memberId } }, written.record)
}

/** Changes fields of a record that stands, and writes the mutation. Runs inside the caller's transaction. */
export async function writeFields(
  db: Database,
  now: Now,
  target: { entity: 'objection' | 'demo'; current: Stored<Objection> | Stored<Demo>; fields: object },
): Promise<void> {
  const { id, workspaceId, memberId } = target.current
  // The endpoint refused what came before, so it does not know the record: it gets all of it.
  const refused = await db.refused.where('entityId').equals(id).primaryKeys()
  await db.refused.bulkDelete(refused)
  const fields = refused.length > 0 ? { ...target.current, ...target.fields } : target.fields
  // A change belongs to the account the record was made under, whoever is signed in.
  const author = { workspaceId, memberId }
  await append(db, { ...now, author }, { entity: target.entity, id, identity: target.current }, fields)
}

async function append(
  db: Database,
  { author, nowMs }: Now,
  { entity, id, identity }: { entity: 'objection' | 'demo'; id: string; identity: object },
  changed: object,
): Promise<void> {
  const fields = mutableFields(changed)
  const current = 'stamps' in identity ? versioned(identity as Stored<Objection>) : undefined
  const { row, device, stamp } = mutate(current, { fields, device: await deviceOf(db), nowMs })
  const table = entity === 'objection' ? db.objections : db.demos
  const mutation = { deviceId: device.deviceId, entity, entityId: id, fields, stamp }
  await Promise.all([
    putMeta(db, 'device', device),
    table.put(stored(identity, row) as never),
    db.outbox.add({ owner: ownerOf(author), at: nowMs, ...mutation }),
  ])
}

/** The time as far as known: this computer's clock, corrected by what the endpoint taught. */
export async function timeNow(db: Database, nowMs: number): Promise<string> {
  return new Date(nowMs + (await deviceOf(db)).offsetMs).toISOString()
}

/** The later of two instants. */
export const laterOf = (a: string, b: string): string => [a, b].sort()[1] ?? a

export async function deviceOf(db: Database): Promise<DeviceRow> {
  const known = await getMeta(db, 'device')
  return known ?? { deviceId: newId(deviceId), last: ZERO_STAMP, offsetMs: 0 }
}
