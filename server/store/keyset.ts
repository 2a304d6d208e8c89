import { z } from 'zod'
import { BadInputError } from '@/utils/model/errors'

const position = z.tuple([z.iso.datetime(), z.guid()])

/** Where a page of a list ordered by (instant, id) ended, as an opaque text. */
export function keysetCursor(at: string, id: string): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

/** Reads a cursor of `keysetCursor`; anything else is a `BadInputError`. */
export function parseCursor(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at, id }
  } catch (cause) {
    throw new BadInputError('This cursor is not one of ours: begin again without it.', { cause })
  }
}
