import { BadInputError } from '@/utils/model/errors'

/** How far a device has pulled. Deals that left its reach matter from `goneAfter` on: before, it held none. */
export interface Cursor {
  seq: number
  goneAfter: number
}

/** Opaque to devices, but for `WHOLE`. `12` is a device that has everything up to 12; `7.12` one within its first pull, begun at 12. */
export function writeCursor({ seq, goneAfter }: Cursor): string {
  return goneAfter > seq ? `${seq}.${goneAfter}` : String(seq)
}

/**
 * The place that `text` means, the beginning for none. A place that the workspace has not reached was given by
 * another database, or by this one before a backup was restored: it means the beginning too.
 */
export function readCursor(text: string | undefined, counter: number): Cursor {
  const beginning = { seq: 0, goneAfter: counter }
  if (!text) return beginning
  const [, seq, goneAfter] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text) ?? []
  if (seq === undefined) throw new BadInputError('The cursor is not one of ours: pull again without it.')
  const cursor = { seq: Number(seq), goneAfter: Number(goneAfter ?? seq) }
  return Math.max(cursor.seq, cursor.goneAfter) > counter ? beginning : cursor
}
