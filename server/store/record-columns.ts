import type { SyncColumns } from '@/server/db/schema'
import type { StoredRow } from '@/server/sync/sync-store'
import { type EntityName, entities } from '@/utils/model/records'
import { packStamps, unpackStamps } from './packed-stamps'

/** The record's fields that have a column each; an objection's external id is no field on the wire. */
const FIELDS = Object.fromEntries(
  Object.entries(entities).map(([entity, { shape }]) => {
    const fields = Object.keys(shape).filter((field) => field !== 'workspaceId')
    return [entity, entity === 'objection' ? [...fields, 'externalId'] : fields]
  }),
) as Record<EntityName, string[]>

const SYNC_COLUMNS = ['stamps', 'extra', 'seq', 'lastDevice', 'otherSeq']

/** Every column but `workspace_id`, in snake_case. */
export function columnsOf(entity: EntityName): string[] {
  return [...FIELDS[entity], ...SYNC_COLUMNS].map(snakeCase)
}

/** A stored row as an object of columns; fields of newer peers, which have none, go together into `extra`. */
export function toColumns(entity: EntityName, workspaceId: string, row: StoredRow): Record<string, unknown> {
  const columns: Record<string, unknown> = { workspace_id: workspaceId }
  for (const field of FIELDS[entity]) columns[snakeCase(field)] = row.fields[field]
  columns.stamps = packStamps(row.stamps)
  columns.extra = extraOf(entity, row.fields)
  columns.seq = row.seq
  columns.last_device = row.lastDevice
  columns.other_seq = row.otherSeq
  return columns
}

/** A row that was read with all its columns, as merging wants it. */
export function fromColumns({
  stamps,
  extra,
  seq,
  lastDevice,
  otherSeq,
  ...fields
}: Omit<StoredRow, 'fields' | 'stamps'> & Pick<SyncColumns, 'stamps' | 'extra'>): StoredRow {
  const all = Object.keys(extra).length > 0 ? { ...extra, ...fields } : fields
  return { id: fields.id, fields: all, stamps: unpackStamps(stamps), seq, lastDevice, otherSeq }
}

const KNOWN = new Map(Object.entries(FIELDS).map(([entity, fields]) => [entity, new Set([...fields, 'workspaceId'])]))

function extraOf(entity: EntityName, fields: Record<string, unknown>): Record<string, unknown> {
  const known = KNOWN.get(entity)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !known?.has(name)))
}

const CACHE = new Map<string, string>()

function snakeCase(name: string): string {
  const known = CACHE.get(name)
  if (known !== undefined) return known
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  CACHE.set(name, made)
  return made
}
