import { z } from 'zod'
import { sha256 } from '../model/ids'
import { demo, objection } from '../model/records'
import { FaultyInputError } from './errors'
import { keptForm, refusal, rowTable, sentRow, stamps, typedDraft } from './row-schemas'

/** The version of the file's form. A newer one is refused, an older one will be read for good. */
export const BACKUP_FORMAT = 1
/** More than a message between pages carries, and far more than anybody types. */
export const MAX_BACKUP = 32 * 1024 * 1024

/** Everything a person has written in this browser; neither address nor token. Fields that it lacks are as at birth. */
const rows = {
  objections: objection.partial().required({ id: true }).extend({ stamps }).loose(),
  demos: demo.partial().required({ id: true }).extend({ stamps }).loose(),
  outbox: sentRow,
  refused: sentRow.extend(refusal),
  drafts: typedDraft,
  forms: keptForm.extend({ key: z.string().min(1).max(100) }),
  attachments: z.object({ sha256, base64: z.base64().max(8_000_000) }),
  damaged: z.object({ table: rowTable, row: z.looseObject({}), at: z.number() }),
}
const backup = z.object({
  objections: z.array(rows.objections),
  demos: z.array(rows.demos),
  outbox: z.array(rows.outbox),
  refused: z.array(rows.refused),
  drafts: z.array(rows.drafts),
  // Files from before pictures have none.
  attachments: z.array(rows.attachments).default([]),
  // Nor, from before damaged rows were set aside, those.
  damaged: z.array(rows.damaged).default([]),
  // Nor, from before forms were kept, what stood in them.
  forms: z.array(rows.forms).default([]),
})
export type Backup = z.infer<typeof backup>

/** A backup is whole or refused; what was rescued from a damaged database has rows that cannot be used. */
const head = z.object({
  product: z.literal('pushback'),
  kind: z.enum(['backup', 'rescue']),
  format: z.number(),
  madeAt: z.string(),
})

/** Whether a backup of this can be read again whole; else it is written as rescued. */
export const isWhole = (content: object): boolean => backup.safeParse(content).success

/** Reads a backup file; what is wrong with it comes out as a `FaultyInputError`. */
export function readBackup(content: string): Backup {
  if (content.length > MAX_BACKUP) throw new FaultyInputError('fault.backupLarge')
  const parsed = parseJson(content)
  const { data: told } = head.safeParse(parsed)
  if (!told) throw new FaultyInputError('fault.backupForeign')
  if (told.format > BACKUP_FORMAT) throw new FaultyInputError('fault.backupNewer')
  const read = backup.safeParse(told.kind === 'rescue' ? usableOf(parsed as object) : parsed)
  if (read.success) return read.data
  throw damageIn(read.error.issues[0]?.path ?? [])
}

/** By the names that stand in the file, and counted as people count. */
function damageIn([table, row, ...field]: readonly PropertyKey[]): FaultyInputError {
  if (row === undefined) return new FaultyInputError('fault.backupTable', { table: String(table) })
  const where = { table: String(table), row: Number(row) + 1, field: field.join('.') }
  return new FaultyInputError('fault.backupDamaged', where)
}

/** The rows of a rescued database that today's code understands. */
function usableOf(rescued: object): Record<string, unknown[]> {
  const tables = Object.entries(rows).map(([name, schema]) => {
    const found = Object.entries(rescued).find(([key]) => key === name)?.[1]
    const usable = (Array.isArray(found) ? found : []).filter((row) => schema.safeParse(row).success)
    return [name, usable]
  })
  return Object.fromEntries(tables)
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content, refusePrototypes)
  } catch (error) {
    if (error instanceof FaultyInputError) throw error
    const looksLikeOne = content.trimStart().startsWith('{')
    throw new FaultyInputError(looksLikeOne ? 'fault.backupCut' : 'fault.backupForeign')
  }
}

/** No record of ours has such a field; what has one was made to do harm. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new FaultyInputError('fault.backupField', { field: key })
  return value
}
