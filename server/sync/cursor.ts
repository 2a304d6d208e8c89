import { BadInputError } from '@/utils/model/errors'

/** How far a device has pulled. */
export interface Cursor {
  seq: number
  /** Deals that left its reach matter from here on: before, it held none. */
  goneAfter: number
  /** Where these pages began: up to here it holds all, whatever has got a later number since. */
  since: number
}

/**
 * Opaque to devices, but for `WHOLE`. `12` is a device that has everything up to 12; `7.12.0` one within its first
 * pull, begun at 12; `9.9.4` one within a later pull, which had everything up to 4.
 */
export function writeCursor({ seq, goneAfter, since }: Cursor): string {
  return goneAfter > seq || since < seq ? `${seq}.${goneAfter}.${since}` : String(seq)
}

/**
 * The place that `text` means, the beginning for none. A place that the workspace has not reached was given by
 * another database, or by this one before a backup was restored: it means the beginning too.
 */
export function readCursor(text: string | undefined, counter: number): Cursor {
  const beginning = { seq: 0, goneAfter: counter, since: 0 }
  if (!text) return beginning
  const [, seq, goneAfter, since] = /^(\d{1,15})(?:\.(\d{1,15})(?:\.(\d{1,15}))?)?$/.exec(text) ?? []
  if (seq === undefined) throw new BadInputError('The cursor is not one of ours: pull again without it.')
  // Two numbers were written before the third was thought of: only within a first pull.
  const cursor = {
    seq: Number(seq),
    goneAfter: Number(goneAfter ?? seq),
    since: Number(since ?? (goneAfter ? 0 : seq)),
  }
  return Math.max(cursor.seq, cursor.goneAfter, cursor.since) > counter ? beginning : cursor
}
