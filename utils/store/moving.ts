import { type DemoId, demoId, newId, type ObjectionId } from '../model/ids'
import type { Demo } from '../model/records'
import { compareStamps } from '../model/stamp'
import { type Database, getMeta, putMeta } from './database'
import { type DemoSubject, namedDemo } from './demos'
import { GoneError, storing } from './errors'
import { bornAt, notesOf } from './notes'
import type { MovedRow, StoredDemo, StoredObjection } from './rows'
import { runningDemo } from './running-demo'
import { validDemoFields } from './valid'
import { deviceOf, laterOf, type Now, timeNow, writeFields, writeNew, writeTables } from './write'

/** Whom the notes were really for. `crmUrl` where the CRM's page in front said so. */
export type MoveTarget = DemoSubject & Partial<Pick<Demo, 'crmUrl'>>

/** Says whom a demo is for. Its notes follow, the withdrawn among them, and one undo takes it all back. */
export function nameDemo(
  db: Database,
  now: Now,
  { demoId: id, ...to }: MoveTarget & { demoId: DemoId },
): Promise<DemoId> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const current = await namedDemo(db, id)
      const notes = await notesOf(db, current)
      const { dealId, account, crmUrl } = current
      await remember(db, current, notes, { demo: { dealId, account, crmUrl }, to })
      await writeFields(db, now, { entity: 'demo', current, fields: validDemoFields({ crmUrl: null, ...to }) })
      await give(db, now, notes, { dealId: to.dealId })
      return current.id
    }),
  )
}

/**
 * Moves chosen notes of a demo to another customer. They go into a demo of their own beside the first one, of the
 * same hour, so that what one customer said never stands under another's name; the first demo stays as it is.
 */
export function moveNotes(
  db: Database,
  now: Now,
  { ids, to }: { ids: readonly ObjectionId[]; to: MoveTarget },
): Promise<DemoId> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const notes = (await db.objections.bulkGet([...ids])).filter((note) => note !== undefined)
      const [first] = notes
      const current = first?.demoId ? await db.demos.get(first.demoId) : undefined
      if (!current) throw new GoneError(String(ids[0]))
      const beside = await demoBeside(db, current, to)
      const id = beside?.id ?? (await makeBeside(db, now, current, to))
      await remember(db, current, notes, { demo: null, to, made: beside ? null : id })
      await give(db, now, notes, { demoId: id, dealId: to.dealId })
      return id
    }),
  )
}

/** Puts the notes, and their demo, back where they were before the last move; answers how many notes went back. */
export function undoMove(db: Database, now: Now): Promise<number> {
  return storing(() =>
    db.transaction('rw', writeTables(db), async () => {
      const moved = await getMeta(db, 'moved')
      if (!moved) return 0
      const demo = await db.demos.get(moved.demoId)
      if (demo && moved.demo) await writeFields(db, now, { entity: 'demo', current: demo, fields: moved.demo })
      for (const { id, ...before } of moved.notes) {
        const current = await db.objections.get(id)
        if (current) await give(db, now, [current], before)
      }
      await dropEmpty(db, now, moved.made)
      await putMeta(db, 'moved', null)
      return moved.notes.length
    }),
  )
}

/** Whether notes that somebody sees have moved and none was made since: then the next undo means the move. */
export async function isMoveNewest(db: Database): Promise<boolean> {
  const moved = await getMeta(db, 'moved')
  // A version before this one did not write down when.
  if (!moved?.at || (await movedNotes(db, moved)).length === 0) return false
  const demo = await runningDemo(db)
  const newest = demo && (await notesOf(db, demo)).find(({ deletedAt }) => deletedAt === null)
  if (!newest) return true
  const [ms, counter] = bornAt(newest)
  return compareStamps([ms, counter], moved.at) <= 0
}

/** The notes that went along, without the withdrawn, which nobody sees. */
export async function movedNotes(db: Database, { notes }: MovedRow): Promise<StoredObjection[]> {
  const all = await db.objections.bulkGet(notes.map(({ id }) => id))
  return all.filter((note) => note !== undefined).filter(({ deletedAt }) => deletedAt === null)
}

/** The undo is not offered any longer. */
export function forgetMove(db: Database): Promise<void> {
  return storing(() => putMeta(db, 'moved', null))
}

async function give(
  db: Database,
  now: Now,
  notes: readonly StoredObjection[],
  fields: Partial<Pick<StoredObjection, 'demoId' | 'dealId'>>,
): Promise<void> {
  for (const current of notes) {
    const changed = Object.entries(fields).filter(([field, value]) => current[field as keyof typeof fields] !== value)
    if (changed.length === 0) continue
    await writeFields(db, now, { entity: 'objection', current, fields: Object.fromEntries(changed) })
  }
}

async function remember(
  db: Database,
  { id }: StoredDemo,
  notes: readonly StoredObjection[],
  { demo, to, made = null }: Pick<MovedRow, 'demo' | 'to'> & Partial<Pick<MovedRow, 'made'>>,
): Promise<void> {
  const before = notes.map((note) => ({ id: note.id, demoId: note.demoId, dealId: note.dealId }))
  const { dealId, account } = to
  const { last: at } = await deviceOf(db)
  await putMeta(db, 'moved', { demoId: id, demo, notes: before, made, at, to: { dealId, account } })
}

/** A demo that holds what was moved to this customer before, out of the same demo. */
async function demoBeside(
  db: Database,
  { id, startedAt }: StoredDemo,
  to: MoveTarget,
): Promise<StoredDemo | undefined> {
  const same = await db.demos.where('startedAt').equals(startedAt).toArray()
  return same.find(
    (demo) => demo.id !== id && demo.deletedAt === null && demo.dealId === to.dealId && demo.account === to.account,
  )
}

async function makeBeside(db: Database, now: Now, first: StoredDemo, to: MoveTarget): Promise<DemoId> {
  const at = await timeNow(db, now.nowMs)
  const { stamps: _, ...like } = first
  const record: Demo = {
    ...like,
    id: newId(demoId),
    crmUrl: null,
    ...validDemoFields(to),
    room: [],
    endedAt: first.endedAt ?? laterOf(at, first.startedAt),
    debriefedAt: null,
    createdAt: at,
  }
  await writeNew(db, now, { entity: 'demo', record })
  return record.id
}

async function dropEmpty(db: Database, now: Now, made: DemoId | null): Promise<void> {
  const current = made ? await db.demos.get(made) : undefined
  if (!current || (await db.objections.where('demoId').equals(current.id).count()) > 0) return
  await writeFields(db, now, { entity: 'demo', current, fields: { deletedAt: await timeNow(db, now.nowMs) } })
}
