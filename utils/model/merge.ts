import { compareFieldStamps, type FieldStamp } from './stamp'

/** A record as replicas hold it: each field's value with the stamp of the mutation that set it. */
export interface Versioned {
  fields: Record<string, unknown>
  stamps: Record<string, FieldStamp>
}

/** A value that lost against another, kept for the record's history. */
export interface Overwritten {
  field: string
  old: unknown
  stamp: FieldStamp
}

export interface Merged {
  row: Versioned
  /** Fields whose value or stamp is new in `row`. */
  changed: string[]
  overwritten: Overwritten[]
}

/**
 * Merges `incoming` into `current`, last writer wins per field by `(stamp, deviceId)`. Commutative,
 * associative and idempotent, so order and duplicates of mutations do not matter (a map of LWW registers:
 * Shapiro et al. 2011, "A comprehensive study of CRDTs", § 3.2). Neither argument is changed.
 */
export function merge(current: Versioned | undefined, incoming: Versioned): Merged {
  const row: Versioned = { fields: { ...current?.fields }, stamps: { ...current?.stamps } }
  const changed: string[] = []
  const overwritten: Overwritten[] = []
  for (const [field, stamp] of Object.entries(incoming.stamps)) {
    const value = incoming.fields[field]
    const standing = row.stamps[field]
    const order = standing ? compareFieldStamps(stamp, standing) : 1
    if (order === 0) continue
    if (order < 0) {
      overwritten.push({ field, old: value, stamp })
      continue
    }
    if (standing) overwritten.push({ field, old: row.fields[field], stamp: standing })
    row.fields[field] = value
    row.stamps[field] = stamp
    changed.push(field)
  }
  return { row, changed, overwritten }
}
