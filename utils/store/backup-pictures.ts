import { pictureTypeOf, sha256Of } from '../model/picture'
import type { Backup } from './backup-file'
import { fromBase64, toBase64 } from './base64'
import type { Database } from './database'
import type { AttachmentRow } from './rows'

/** A message between pages carries so much, with room for the notes; those that were never sent come first. */
const MOST_BASE64 = 20_000_000

/** Pictures as a backup holds them, as many as it can carry. */
export function picturesFor(rows: readonly AttachmentRow[]): Backup['attachments'] {
  const order = [...rows].sort((a, b) => b.unsent - a.unsent || b.takenAt - a.takenAt)
  let room = MOST_BASE64
  return order.flatMap(({ sha256, bytes }) => {
    const base64 = toBase64(bytes)
    if (base64.length > room) return []
    room -= base64.length
    return [{ sha256, base64 }]
  })
}

type Picture = Pick<AttachmentRow, 'sha256' | 'type' | 'bytes'>

/** The pictures of a backup that are what their names say. Others are left out: their notes are worth more. */
export async function picturesOf({ attachments }: Backup): Promise<Picture[]> {
  const read = attachments.map(async ({ sha256, base64 }): Promise<Picture | null> => {
    const bytes = fromBase64(base64)
    const type = pictureTypeOf(bytes)
    return type && (await sha256Of(bytes)) === sha256 ? { sha256, type, bytes } : null
  })
  return (await Promise.all(read)).filter((picture) => picture !== null)
}

/** One that is here stays. Whether the endpoint has it is not known: it is sent, which changes nothing there. */
export async function restorePicture(db: Database, picture: Picture, nowMs: number): Promise<void> {
  if (await db.attachments.get(picture.sha256)) return
  await db.attachments.add({ ...picture, takenAt: nowMs, unsent: 1, refusal: null })
}
