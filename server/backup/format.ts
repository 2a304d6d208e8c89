import { z } from 'zod'
import { IDENTITY_TABLES, PASSING_TABLES, TENANT_TABLES } from '@/server/db/tables'

/** What a backup holds, in an order in which it can be put back: what is referred to comes first. */
export const BACKED_UP = [...z.enum(IDENTITY_TABLES).exclude(PASSING_TABLES).options, ...TENANT_TABLES] as const
/** Tables of earlier versions, which their backups hold: a later step of theirs drops them. */
const DROPPED = ['session'] as const
const table = z.enum([...BACKED_UP, ...DROPPED])
export type BackedUp = z.infer<typeof table>

// A backup is gzipped JSON Lines: a head, then each table's name followed by its rows as PostgreSQL writes them, then an
// end. Without the end it is not whole.

export const head = z.object({
  pushback: z.literal('backup'),
  version: z.literal(1),
  at: z.iso.datetime(),
  /** The steps that had made the tables. */
  migrations: z.array(z.string()),
})
export const tableLine = z.object({ table })
export const endLine = z.object({ end: z.literal(true), rows: z.int() })
