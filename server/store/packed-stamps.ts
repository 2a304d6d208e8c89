import type { FieldStamp } from '@/utils/model/stamp'

/** Stamps as a table keeps them: each with the fields that it set, since most records have few. */
export type PackedStamps = Array<[...FieldStamp, ...fields: string[]]>

export function packStamps(stamps: Readonly<Record<string, FieldStamp>>): PackedStamps {
  // By identity, which is quick: equal stamps that are not the same only stand there twice.
  const fieldsOf = Map.groupBy(Object.keys(stamps), (field) => stamps[field])
  return [...fieldsOf].flatMap(([stamp, fields]): PackedStamps => (stamp ? [[...stamp, ...fields]] : []))
}

/** Rows that were written before stamps were packed have them field by field until they change. */
export function unpackStamps(stored: PackedStamps | Record<string, FieldStamp>): Record<string, FieldStamp> {
  if (!Array.isArray(stored)) return stored
  const stamps: Record<string, FieldStamp> = {}
  for (const [ms, counter, device, ...fields] of stored) {
    const stamp: FieldStamp = [ms, counter, device]
    for (const field of fields) stamps[field] = stamp
  }
  return stamps
}
