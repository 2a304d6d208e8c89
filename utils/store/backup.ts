import type { ExportedText } from '../capture/export-note'
import { deviceId, newId } from '../model/ids'
import { merge } from '../model/merge'
import type { Demo, Objection } from '../model/records'
import { type FieldStamp, laterStamp, type Stamp } from '../model/stamp'
import { BACKUP_FORMAT, type Backup, isWhole, readBackup } from './backup-file'
import { picturesFor, picturesOf, restorePicture } from './backup-pictures'
import { blankDemo, blankObjection } from './blank'
import { type Database, putMeta } from './database'
import { storing } from './errors'
import { formRows, restoreForm } from './forms'
import { rememberInterrupted } from './interrupted'
import { standInForDemos } from './mending'
import { distrustPulled } from './pulled'
import { type Author, type DamagedRow, type OutboxRow, ownerOf, type Stored, stored, versioned } from './rows'
import { deviceOf, writeTables } from './write'

/** Everything that one has written in this browser, as one file. */
export function makeBackup(db: Database, nowMs: number): Promise<ExportedText> {
  return storing(() =>
    db.transaction('r', db.tables, async () => {
      const withoutSeq = <T extends { seq: number }>({ seq: _, ...row }: T) => row
      const madeAt = new Date(nowMs).toISOString()
      const content = {
        objections: await db.objections.toArray(),
        demos: await db.demos.toArray(),
        outbox: (await db.outbox.orderBy('seq').toArray()).map(withoutSeq),
        refused: (await db.refused.orderBy('seq').toArray()).map(withoutSeq),
        drafts: (await db.drafts.toArray()).map(({ key: _, ...draft }) => draft),
        forms: await formRows(db),
        attachments: picturesFor(await db.attachments.toArray()),
        damaged: (await db.damaged.toArray()).filter(isOwn).map(withoutSeq),
      }
      const kind = isWhole(content) ? 'backup' : 'rescue'
      const head = { product: 'pushback', kind, format: BACKUP_FORMAT, madeAt }
      const fileName = `pushback-backup-${madeAt.slice(0, 10)}.json`
      return { text: JSON.stringify({ ...head, ...content }), fileName, notes: content.objections.length }
    }),
  )
}

/** The team's deals and themes are not this person's to carry away; they come again. */
const isOwn = ({ table }: DamagedRow) => table !== 'deals' && table !== 'themes'

/** How many notes the file had, and how many of them this browser did not have. */
export interface Restored {
  notes: number
  added: number
  /** Pictures that are not what their names say, and were left out. */
  damagedPictures: number
}

/**
 * Puts a backup's records beside those that are here, merged per field, so that nothing newer is lost and nothing is
 * there twice. The browser the file came from may live on: this one becomes a device of its own.
 */
export function restoreBackup(db: Database, content: string, nowMs: number): Promise<Restored> {
  return storing(async () => {
    const backup = readBackup(content)
    const pictures = await picturesOf(backup)
    return db.transaction('rw', [...writeTables(db), db.damaged], async () => {
      const before = await db.objections.count()
      for (const row of backup.objections) await restoreNote(db, row)
      for (const row of backup.demos) await restoreDemo(db, row)
      await restoreMutations(db, backup)
      const notes = (await db.objections.bulkGet(backup.objections.map(({ id }) => id))).filter(
        (note) => note !== undefined,
      )
      const standIns = await standInForDemos(db, notes, nowMs)
      await rememberInterrupted(db, [...backup.demos.map(({ id }) => id), ...standIns])
      await restoreDrafts(db, backup)
      for (const form of backup.forms) await restoreForm(db, form)
      await restoreDamaged(db, backup)
      for (const picture of pictures) await restorePicture(db, picture, nowMs)
      await becomeNewDevice(db, backup, nowMs)
      // A stamp from before the endpoint replaced it may have set newer words back, and those were pulled already.
      await distrustPulled(db)
      const damagedPictures = backup.attachments.length - pictures.length
      return { notes: backup.objections.length, added: (await db.objections.count()) - before, damagedPictures }
    })
  })
}

async function restoreNote(db: Database, row: Backup['objections'][number]): Promise<void> {
  const current = (await db.objections.get(row.id)) ?? { ...blankObjection(row.id, authorOf(row)), ...whole(row) }
  await db.objections.put(stored(current, merge(versioned(current), versioned(row)).row) as Stored<Objection>)
}

async function restoreDemo(db: Database, row: Backup['demos'][number]): Promise<void> {
  const current = (await db.demos.get(row.id)) ?? { ...blankDemo(row.id, authorOf(row)), ...whole(row) }
  await db.demos.put(stored(current, merge(versioned(current), versioned(row)).row) as Stored<Demo>)
}

/** What is known from birth has no stamp, so no merge brings it. */
const whole = <T extends object>(row: T) => ({ ...row, stamps: {} })

const authorOf = ({ workspaceId = null, memberId = null }: Partial<Author>): Author => ({ workspaceId, memberId })

/** What waited goes on waiting, each once. It may have been sent meanwhile: the endpoint takes no mutation twice. */
async function restoreMutations(db: Database, { outbox, refused }: Backup): Promise<void> {
  const standing = [...(await db.outbox.toArray()), ...(await db.refused.toArray())]
  const known = new Set(standing.map(keyOf))
  for (const row of [...outbox, ...refused]) {
    if (known.has(keyOf(row))) continue
    known.add(keyOf(row))
    const { code, message, dismissed, ...waiting } = { code: null, message: '', dismissed: undefined, ...row }
    const seq = await db.outbox.add({ ...waiting, owner: await ownerNow(db, row) } as Omit<OutboxRow, 'seq'>)
    if (code === null) continue
    // The outbox gives the number, so that no later refusal takes its place.
    const moved = await db.outbox.get(seq)
    if (moved) await db.refused.put({ ...moved, code, message, ...(dismissed ? { dismissed } : {}) })
    await db.outbox.delete(seq)
  }
}

const keyOf = ({ deviceId, stamp, entityId }: Pick<OutboxRow, 'deviceId' | 'stamp' | 'entityId'>) =>
  [deviceId, ...stamp, entityId].join(' ')

/** A note that was given to an account after the backup was made is sent under that. */
async function ownerNow(db: Database, { entity, entityId, owner }: Pick<OutboxRow, 'entity' | 'entityId' | 'owner'>) {
  const table = entity === 'demo' ? db.demos : db.objections
  const record = await table.get(entityId as never)
  return record ? ownerOf(record) : owner
}

/** A half-typed line waits for the next panel that opens; one that was saved meanwhile does not. */
async function restoreDrafts(db: Database, { drafts }: Backup): Promise<void> {
  const standing = new Set((await db.drafts.toArray()).map(({ id }) => String(id)))
  for (const draft of drafts) {
    if (standing.has(draft.id) || (await db.objections.get(draft.id as Objection['id']))) continue
    await db.drafts.put({ key: `restored:${draft.id}`, ...draft } as never)
  }
}

/** What could not be read there cannot be read here: it is kept, each once. */
async function restoreDamaged(db: Database, { damaged }: Backup): Promise<void> {
  const textOf = ({ table, row }: Backup['damaged'][number]) => JSON.stringify([table, row])
  const known = new Set((await db.damaged.toArray()).map((each) => JSON.stringify([each.table, each.row])))
  const added = damaged.filter((each) => !known.has(textOf(each)))
  await db.damaged.bulkAdd(added as never)
}

const DAY_MS = 86_400_000

/** Its stamps begin after every one of the file's, or a change made here would lose against what was restored. */
async function becomeNewDevice(db: Database, backup: Backup, nowMs: number): Promise<void> {
  const device = await deviceOf(db)
  const records = [...backup.objections, ...backup.demos].flatMap(({ stamps }) => Object.values<FieldStamp>(stamps))
  const stamps = [...records.map(([ms, counter]): Stamp => [ms, counter]), ...backup.outbox.map(({ stamp }) => stamp)]
  // A clock that ran days ahead is not to be followed for good.
  const last = stamps.filter(([ms]) => ms < nowMs + DAY_MS).reduce(laterStamp, device.last)
  await putMeta(db, 'device', { ...device, deviceId: newId(deviceId), last })
}
