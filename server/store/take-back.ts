import { isDeepStrictEqual } from 'node:util'
import { bear } from '@/server/sync/births'
import type { StoredRow } from '@/server/sync/sync-store'
import type { WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import { compareStamps, type Stamp } from '@/utils/model/stamp'

/** A value that was overwritten, with the stamp under which it stood. */
export interface OldValue {
  field: string
  old: unknown
  ms: number
  counter: number
}

/** One record that a batch has changed: as it stands, what it was before, and the batch's stamps on it. */
export interface BatchRecord {
  entity: EntityName
  row: StoredRow
  stamps: readonly Stamp[]
  history: readonly OldValue[]
}

export interface TakenBack {
  /** The values from before the batch, of the fields that still have the batch's. */
  fields: Record<string, unknown>
  /** Somebody has changed since what the batch had set. */
  changedSince: boolean
}

/**
 * What gives a record its values from before a batch. A field that no longer has the value the batch gave it is left
 * alone, whoever changed it; one that was set to the same value again is put back.
 */
export function takeBack({ entity, row, stamps, history }: BatchRecord): TakenBack {
  const result: TakenBack = { fields: {}, changedSince: false }
  const versions = versionsOf(row, history)
  for (const [field, all] of versions) {
    const ofBatch = all.filter(({ stamp }) => isOneOf(stamps, stamp))
    const [given] = ofBatch
    if (!given) continue
    if (!isDeepStrictEqual(row.fields[field], given.value)) {
      result.changedSince = true
      continue
    }
    const before = all.find(({ stamp }) => !isOneOf(stamps, stamp) && compareStamps(stamp, given.stamp) < 0)
    result.fields[field] = before ? before.value : atBirth(entity, row)[field]
  }
  return result
}

/** Whether a record that the batch has made is still what it made: only then may it go again. */
export function isAsMade({ entity, row, stamps, history }: BatchRecord): boolean {
  const birth = atBirth(entity, row)
  return [...versionsOf(row, history)].every(([field, all]) => {
    const given = all.find(({ stamp }) => isOneOf(stamps, stamp))
    return isDeepStrictEqual(row.fields[field], given ? given.value : birth[field])
  })
}

interface Version {
  value: unknown
  stamp: Stamp
}

/** Every value that each field has had under a stamp, the newest first. */
function versionsOf(row: StoredRow, history: readonly OldValue[]): Map<string, Version[]> {
  const current = Object.entries(row.stamps).map(([field, [ms, counter]]) => {
    const stamp: Stamp = [ms, counter]
    return { field, value: row.fields[field], stamp }
  })
  const old = history.map(({ field, old, ms, counter }) => ({ field, value: old, stamp: [ms, counter] as Stamp }))
  const all = [...current, ...old].sort((a, b) => compareStamps(b.stamp, a.stamp))
  return Map.groupBy(all, ({ field }) => field)
}

function isOneOf(stamps: readonly Stamp[], stamp: Stamp): boolean {
  return stamps.some((one) => compareStamps(one, stamp) === 0)
}

/** What nobody had set has no old value: it was what a record is born with. */
function atBirth(entity: EntityName, { id, fields }: StoredRow): Record<string, unknown> {
  const workspaceId = fields.workspaceId as WorkspaceId
  return bear({ entity, id, workspaceId, memberId: null, ms: 0 }).fields
}
