import { z } from 'zod'

// Changes that were made as one and can be taken back as one.

export const batchKind = z.enum(['deals', 'merge', 'segment'])
export type BatchKind = z.infer<typeof batchKind>

/** Cancelled ones have been put back; `failed` is what broke off, so that some of it may stand. */
export const batchState = z.enum(['running', 'finished', 'cancelled', 'failed', 'undone'])
export type BatchState = z.infer<typeof batchState>

/** What an import came to. */
export const batchCounts = z
  .object({ imported: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int(), warnings: z.int() })
  .partial()
export type BatchCounts = z.infer<typeof batchCounts>

export const batchView = z.object({
  id: z.uuid(),
  kind: batchKind,
  /** Nobody for the command line. */
  by: z.string().nullable(),
  begunAt: z.iso.datetime(),
  state: batchState,
  fileName: z.string().nullable(),
  /** Rows that have been read; `total` is null until they have been counted. */
  done: z.int(),
  total: z.int().nullable(),
  counts: batchCounts,
  undoneAt: z.iso.datetime().nullable(),
})
export type BatchView = z.infer<typeof batchView>

/** `GET /api/deals/imports`, newest first. */
export const batchPage = z.object({ rows: z.array(batchView), cursor: z.string().nullable() })
export type BatchPage = z.infer<typeof batchPage>

/** What an undo had to leave, and why: notes hang on it, or somebody has changed it since. */
const keptRecord = z.object({ id: z.uuid(), name: z.string(), reason: z.enum(['notes', 'changed']) })
export type KeptRecord = z.infer<typeof keptRecord>

export const undoAnswer = z.object({
  /** New records that went again. */
  removed: z.int(),
  /** Records that have their old values again. */
  restored: z.int(),
  kept: z.array(keptRecord),
  /** How many more are kept than are listed. */
  unlisted: z.int(),
})
export type UndoAnswer = z.infer<typeof undoAnswer>
