import type { Sha256 } from '../model/ids'
import { MAX_PICTURE_BYTES, pictureTypeOf, sha256Of } from '../model/picture'
import { type Database, getMeta } from './database'
import { FaultyInputError, storing } from './errors'
import { type AttachmentRow, type DraftRow, type Owner, ownerOf, type StoredObjection } from './rows'

/** How long a picture may stand that no draft and no note names yet. */
const UNNAMED_MS = 600_000

/** Keeps a picture under the SHA-256 of its bytes; the same one again is the one that is there. */
export async function keepPicture(
  db: Database,
  { bytes, nowMs, unsent }: { bytes: Uint8Array<ArrayBuffer>; nowMs: number; unsent: boolean },
): Promise<Sha256> {
  const type = pictureTypeOf(bytes)
  if (!type || bytes.byteLength > MAX_PICTURE_BYTES) throw new FaultyInputError('fault.picture')
  const sha256 = await sha256Of(bytes)
  await storing(() =>
    db.transaction('rw', db.attachments, async () => {
      const known = await db.attachments.get(sha256)
      if (!known)
        await db.attachments.add({ sha256, type, bytes, takenAt: nowMs, unsent: unsent ? 1 : 0, refusal: null })
    }),
  )
  return sha256
}

export function readPicture(db: Database, sha256: Sha256): Promise<AttachmentRow | undefined> {
  return storing(() => db.attachments.get(sha256))
}

/** Deletes a picture unless a note or a draft still names it. Runs inside the caller's transaction over `writeTables`. */
export async function dropIfUnnamed(db: Database, sha256: Sha256 | null | undefined): Promise<void> {
  if (!sha256) return
  const [notes, drafts] = await Promise.all([
    db.objections.where('screenshot').equals(sha256).count(),
    db.drafts.filter((draft) => pictureOf(draft) === sha256).count(),
  ])
  if (notes + drafts === 0) await db.attachments.delete(sha256)
}

/**
 * Deletes every picture that nothing names: a withdrawn note keeps its own only as long as it can be put back, in the
 * demo that runs or the one that ended last.
 */
export function dropUnnamed(db: Database, nowMs: number): Promise<void> {
  return storing(() =>
    db.transaction('rw', db.attachments, db.objections, db.drafts, db.meta, async () => {
      const [notes, drafts, running, ended] = await Promise.all([
        db.objections.where('screenshot').above('').toArray(),
        db.drafts.toArray(),
        getMeta(db, 'running'),
        getMeta(db, 'ended'),
      ])
      const returning = new Set([running, ended?.demoId])
      const named = new Set([
        ...notes.filter((note) => note.deletedAt === null || returning.has(note.demoId)).map(pictureOfNote),
        ...drafts.map(pictureOf),
      ])
      await db.attachments.filter(({ sha256, takenAt }) => !named.has(sha256) && takenAt < nowMs - UNNAMED_MS).delete()
    }),
  )
}

/**
 * A picture that the endpoint has not yet, and whose note it has: one of the account's own that stands, with nothing
 * waiting and nothing refused.
 */
export function nextUnsent(db: Database, owner: Owner): Promise<AttachmentRow | undefined> {
  return storing(() =>
    db.transaction('r', db.attachments, db.objections, db.outbox, db.refused, async () => {
      for (const picture of await db.attachments.where('unsent').equals(1).toArray())
        if (picture.refusal === null && (await isNoteSent(db, picture.sha256, owner))) return picture
      return undefined
    }),
  )
}

async function isNoteSent(db: Database, sha256: Sha256, owner: Owner): Promise<boolean> {
  const notes = await db.objections.where('screenshot').equals(sha256).toArray()
  for (const { id, deletedAt, ...author } of notes) {
    if (deletedAt !== null || ownerOf(author) !== owner) continue
    const open = await Promise.all([db.outbox, db.refused].map((table) => table.where('entityId').equals(id).count()))
    if (open.every((count) => count === 0)) return true
  }
  return false
}

/** The endpoint has it, or will not take it. */
export function settlePicture(db: Database, sha256: Sha256, refusal: string | null): Promise<void> {
  return storing(async () => void (await db.attachments.update(sha256, { unsent: refusal === null ? 0 : 1, refusal })))
}

/** A note that is put back has its picture sent again: the endpoint dropped it when the note was withdrawn. */
export async function sendAgain(db: Database, sha256: Sha256 | null): Promise<void> {
  if (sha256) await db.attachments.update(sha256, { unsent: 1, refusal: null })
}

export const pictureOf = ({ picks }: Pick<DraftRow, 'picks'>) => picks.screenshot as Sha256 | null | undefined

const pictureOfNote = ({ screenshot }: StoredObjection) => screenshot
