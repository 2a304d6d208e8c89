import { z } from 'zod'
import { type DemoId, deviceId, newId, objectionId } from '../model/ids'
import { merge } from '../model/merge'
import { pictureTypeOf } from '../model/picture'
import { demo, type Objection, objection } from '../model/records'
import { fieldStamp, laterStamp, type Stamp } from '../model/stamp'
import { blankDemo, blankObjection } from './blank'
import { type Database, getMeta, putMeta } from './database'
import { ROWS, typedDraft } from './row-schemas'
import { mutableFields, NOBODY, type OutboxRow, type StoredDemo, type StoredObjection, stored, versioned } from './rows'
import { deviceOf, writeFields } from './write'

// What stands in the place of a damaged row. Each runs in the caller's transaction, after the damaged one has gone.

type Row = Record<string, unknown>
interface Damaged {
  entity: 'objection' | 'demo'
  row: Row
  nowMs: number
}

/** Its sound fields, and what waits to be sent of it; a field of which nothing is known has no stamp, so the team's wins. */
export async function mendRecord(db: Database, { entity, row, nowMs }: Damaged): Promise<void> {
  const { shape } = entity === 'demo' ? demo : objection
  if (!shape.id.safeParse(row.id).success) return
  const isKept = ([field, schema]: [string, z.ZodType]) => field in row && schema.safeParse(row[field]).success
  const kept = new Set(
    Object.entries<z.ZodType>(shape)
      .filter(isKept)
      .map(([field]) => field),
  )
  const of = (from: unknown) => Object.entries(Object(from) as Row).filter(([field]) => kept.has(field))
  const stamps = of(row.stamps).filter(([, stamp]) => fieldStamp.safeParse(stamp).success)
  const base = { ...(await blankOf(db, { entity, row, nowMs })), ...Object.fromEntries(of(row)) }
  const current = { ...base, stamps: Object.fromEntries(stamps) } as StoredObjection & StoredDemo
  const waiting = (await unsentOf(db, String(row.id))).map(({ fields, stamp, deviceId: from }) => ({
    fields,
    stamps: Object.fromEntries(Object.keys(fields).map((field) => [field, [...stamp, from] as never])),
  }))
  const known = waiting.reduce((sum, each) => merge(sum, each).row, versioned(current))
  await (entity === 'demo' ? db.demos : db.objections).put(stored(current, known) as never)
}

/** Of a time that is lost, now is the best guess; and a demo that does not run here has ended. */
async function blankOf(db: Database, { entity, row, nowMs }: Damaged): Promise<StoredDemo | StoredObjection> {
  const now = new Date(nowMs).toISOString()
  const createdAt = demo.shape.createdAt.safeParse(row.createdAt).data ?? now
  if (entity === 'objection') return { ...blankObjection(String(row.id), NOBODY), raisedAt: createdAt, createdAt }
  const startedAt = demo.shape.startedAt.safeParse(row.startedAt).data ?? createdAt
  const endedAt = (await getMeta(db, 'running')) === row.id ? null : startedAt
  return { ...blankDemo(String(row.id), NOBODY), startedAt, endedAt, createdAt }
}

/**
 * Restored notes whose demo could not be read: an ended one of their day stands for it, or no list would have them. It
 * is made of what waits to be sent of the demo; all else of it has no stamp and no mutation, so that it loses against
 * whatever the endpoint has of the demo, field by field, and is itself never sent. Answers the demos that it made.
 */
export async function standInForDemos(db: Database, notes: readonly Objection[], nowMs: number): Promise<DemoId[]> {
  const named = new Set(notes.filter(({ deletedAt }) => deletedAt === null).flatMap(({ demoId: id }) => id ?? []))
  const ids = [...named]
  const known = await db.demos.bulkGet(ids)
  const missing = ids.filter((_, at) => !known[at])
  for (const id of missing) {
    const own = notes.filter((note) => note.demoId === id)
    const raised = own.map(({ raisedAt }) => raisedAt).sort()
    const [startedAt, endedAt] = [raised[0], raised.at(-1)]
    const { workspaceId, memberId, dealId } = own[0] ?? {}
    const row = { id, workspaceId, memberId, dealId, startedAt, endedAt, createdAt: startedAt }
    await mendRecord(db, { entity: 'demo', row, nowMs })
  }
  return missing
}

/** Oldest first. */
async function unsentOf(db: Database, id: string): Promise<OutboxRow[]> {
  const rows = await Promise.all([db.outbox, db.refused].map((table) => table.where('entityId').equals(id).toArray()))
  return rows.flat().sort((a, b) => a.seq - b.seq)
}

/** What stood in the line is there again. */
export async function mendDraft(db: Database, row: Row, nowMs: number): Promise<void> {
  const { shape } = typedDraft
  const line = shape.line.safeParse(row.line).data
  if (typeof row.key !== 'string' || !line) return
  const id = objectionId.safeParse(row.id).data ?? newId(objectionId)
  await db.drafts.put({ key: row.key, id, line, picks: shape.picks.safeParse(row.picks).data ?? {}, at: nowMs })
}

/** A picture is what its bytes are; whether the endpoint has it is not known. */
export async function mendPicture(db: Database, { sha256, bytes }: Row, nowMs: number): Promise<void> {
  const { shape } = ROWS.attachments
  const [name, picture] = [shape.sha256.safeParse(sha256).data, shape.bytes.safeParse(bytes).data]
  const type = picture && pictureTypeOf(picture as Uint8Array<ArrayBuffer>)
  if (!name || !type) return
  const whole = { sha256: name, type, bytes: picture as Uint8Array<ArrayBuffer> }
  await db.attachments.put({ ...whole, takenAt: nowMs, unsent: 1, refusal: null })
}

/** This computer keeps its name, and no stamp of it comes a second time. */
export async function mendDevice(db: Database, { key, value }: Row, nowMs: number): Promise<void> {
  if (key !== 'device') return
  const told = Object(value) as Row
  const id = deviceId.safeParse(told.deviceId).data ?? newId(deviceId)
  const records = [...(await db.objections.toArray()), ...(await db.demos.toArray())]
  const given = records.flatMap(({ stamps }) => Object.values<unknown>(Object(stamps)))
  const offsetMs = z.number().safeParse(told.offsetMs).data ?? 0
  const last = stampsOf(given, id).reduce(laterStamp, [nowMs, 0])
  await putMeta(db, 'device', { deviceId: id, last, offsetMs })
}

function stampsOf(given: readonly unknown[], device: string): Stamp[] {
  return given.flatMap((each): Stamp[] => {
    const { data } = fieldStamp.safeParse(each)
    return data && data[2] === device ? [[data[0], data[1]]] : []
  })
}

/** What a change was that never reached the endpoint is lost with it; so this computer's last word on each field goes out. */
export async function sendAnew(db: Database, rows: readonly Row[], nowMs: number): Promise<void> {
  const device = await deviceOf(db)
  for (const id of new Set(rows.map(({ entityId }) => entityId))) {
    if (typeof id !== 'string') continue
    const [note, held] = [await db.objections.get(id as never), await db.demos.get(id as never)]
    const current = note ?? held
    if (!current) continue
    const own = Object.entries(mutableFields(current)).filter(
      ([field]) => current.stamps[field]?.[2] === device.deviceId,
    )
    if (own.length === 0) continue
    const entity = note ? 'objection' : 'demo'
    await writeFields(db, { author: NOBODY, nowMs }, { entity, current, fields: Object.fromEntries(own) })
  }
}
