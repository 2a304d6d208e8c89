import type { ObjectionId } from '../model/ids'
import { merge } from '../model/merge'
import type { EntityName } from '../model/records'
import type { PullRow, PushAnswer } from '../model/sync-protocol'
import { settlementOf } from '../sync/mutate'
import type { Place, SyncStore } from '../sync/ports'
import { blankDemo, blankObjection } from './blank'
import { type Database, putMeta } from './database'
import { storing } from './errors'
import { dropFormsOf } from './forms'
import { dropIfUnnamed, nextUnsent, settlePicture } from './pictures'
import { letPull, pulledUpTo } from './pulled'
import { restampRecord } from './restamp'
import { type Author, isListed, type OutboxRow, type Owner, ownerOf, type RefusedRow, stored, versioned } from './rows'
import { deviceOf, writeTables } from './write'

/** The store as sync sees it for one account: only that account's mutations leave, its cursor is its own. */
export function createSyncStore(db: Database, author: Author): SyncStore {
  const owner = ownerOf(author)
  return {
    nextBatch: (limit) => storing(() => nextBatch(db, owner, limit)),
    countUnsent: () => storing(() => countUnsent(db, owner)),
    settle: (sent, answer, nowMs) => storing(() => settle(db, sent, { answer, nowMs })),
    place: () => storing(() => db.transaction('rw', db.meta, async () => placeOf(db, owner))),
    nextPicture: async () => (await nextUnsent(db, owner)) ?? null,
    settlePicture: (sha256, refusal) => settlePicture(db, sha256, refusal),
    applyPull: (answer, from) =>
      storing(() =>
        db.transaction('rw', [...writeTables(db), db.deals, db.themes], async () => {
          const { cursor, deviceId } = await placeOf(db, owner)
          if (cursor !== from.cursor || deviceId !== from.deviceId) return false
          await letPull(db, owner)
          for (const row of answer.rows) await applyRow(db, author, row)
          await putMeta(db, `cursor:${owner}`, answer.cursor)
          return true
        }),
      ),
  }
}

async function nextBatch(db: Database, owner: string, limit: number): Promise<OutboxRow[]> {
  const rows = await db.outbox
    .where('[owner+seq]')
    .between([owner, 0], [owner, Number.MAX_SAFE_INTEGER])
    .limit(limit)
    .toArray()
  const other = rows.findIndex((row) => row.deviceId !== rows[0]?.deviceId)
  return other === -1 ? rows : rows.slice(0, other)
}

async function countUnsent(db: Database, owner: Owner): Promise<number> {
  const refused = await db.refused.filter((row) => row.owner === owner && isListed(row)).count()
  return refused + (await db.outbox.where('[owner+seq]').between([owner, 0], [owner, Number.MAX_SAFE_INTEGER]).count())
}

async function settle(
  db: Database,
  sent: readonly OutboxRow[],
  { answer, nowMs }: { answer: PushAnswer; nowMs: number },
): Promise<void> {
  const { refused, erased, restamps, offsetMs } = settlementOf(sent, answer, nowMs)
  await db.transaction('rw', writeTables(db), async () => {
    await db.refused.bulkPut(await stillHere(db, refused))
    await db.outbox.bulkDelete(sent.map(({ seq }) => seq))
    for (const { entity, entityId } of erased) await erase(db, { entity, id: entityId })
    for (const { row, to } of restamps) await restampRecord(db, row, to)
    if (offsetMs !== null) await putMeta(db, 'device', { ...(await deviceOf(db)), offsetMs })
  })
}

/** What was deleted while it was on its way is not brought back by a refusal. */
async function stillHere(db: Database, refused: readonly RefusedRow[]): Promise<RefusedRow[]> {
  const waiting = await db.outbox.bulkGet(refused.map(({ seq }) => seq))
  return refused.filter((_, at) => waiting[at] !== undefined)
}

async function placeOf(db: Database, owner: Owner): Promise<Place> {
  const known = await deviceOf(db)
  await putMeta(db, 'device', known)
  return { cursor: await pulledUpTo(db, owner), deviceId: known.deviceId }
}

async function applyRow(db: Database, author: Author, row: PullRow): Promise<void> {
  if ('gone' in row) return forget(db, row)
  if (row.entity === 'deal') return void (await db.deals.put(row.fields))
  if (row.entity === 'theme') return void (await db.themes.put(row.fields))
  if (row.entity === 'objection') {
    const current = (await db.objections.get(row.id as never)) ?? blankObjection(row.id, author)
    const { row: merged } = merge(versioned(current), row)
    const note = stored(current, merged)
    await db.objections.put(note)
    // Taken off the note in another browser.
    if (note.screenshot !== current.screenshot) await dropIfUnnamed(db, current.screenshot)
    return
  }
  const current = (await db.demos.get(row.id as never)) ?? blankDemo(row.id, author)
  const { row: merged } = merge(versioned(current), row)
  await db.demos.put(stored(current, merged))
}

/** What is out of reach, or was erased for good: notes and demos go with all that hangs on them. */
async function forget(db: Database, { entity, id }: Extract<PullRow, { gone: true }>): Promise<void> {
  if (entity === 'deal') await db.deals.delete(id as never)
  else if (entity === 'theme') await db.themes.delete(id as never)
  else await erase(db, { entity, id })
}

/** Deletes a record of one's own as if it had never been: what waits of it, what was refused, what was typed. */
async function erase(db: Database, { entity, id }: { entity: EntityName; id: string }): Promise<void> {
  if (entity === 'demo') {
    await db.demos.delete(id as never)
    await db.drafts.filter(({ demoId }) => demoId === id).delete()
  }
  if (entity === 'objection') await eraseNote(db, id as ObjectionId)
  await dropFormsOf(db, id)
  await db.outbox.where('entityId').equals(id).delete()
  await db.refused.where('entityId').equals(id).delete()
}

async function eraseNote(db: Database, id: ObjectionId): Promise<void> {
  const note = await db.objections.get(id)
  await db.objections.delete(id)
  await db.drafts.filter((draft) => draft.id === id).delete()
  await dropIfUnnamed(db, note?.screenshot)
}
