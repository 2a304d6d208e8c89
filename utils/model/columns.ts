import { z } from 'zod'

const list = z.array(z.unknown())

/**
 * Mutations of one kind that set the same fields, field by field: `ids[n]`, `ms[n]`, `counters[n]` and `values[f][n]`
 * are the n-th. What is alike stands side by side, of which gzip makes little.
 */
export const columns = z
  .object({
    entity: z.unknown(),
    fields: z.array(z.string()),
    ids: list,
    ms: list,
    counters: list,
    values: z.array(list),
  })
  .refine(
    ({ fields, ids, ms, counters, values }) =>
      values.length === fields.length && [ms, counters, ...values].every(({ length }) => length === ids.length),
    'Every column needs as many values as there are ids, and every field a column.',
  )
export type Columns = z.infer<typeof columns>

interface Change {
  entity: string
  entityId: string
  fields: Record<string, unknown>
  stamp: readonly [number, number]
}

/** The fields that a change sets; JSON has no word for undefined, and in a column it would be null. */
const fieldsOf = ({ fields }: Change) => Object.keys(fields).filter((name) => fields[name] !== undefined)

/** Sorts changes into groups that `toColumns` takes: of one kind, with the same fields. */
export function groupByShape<T extends Change>(changes: readonly T[]): T[][] {
  return [...Map.groupBy(changes, (change) => JSON.stringify([change.entity, ...fieldsOf(change)])).values()]
}

export function toColumns(changes: readonly Change[]): Columns {
  const [first] = changes
  const fields = first ? fieldsOf(first) : []
  return {
    entity: first?.entity,
    fields,
    ids: changes.map(({ entityId }) => entityId),
    ms: changes.map(({ stamp }) => stamp[0]),
    counters: changes.map(({ stamp }) => stamp[1]),
    values: fields.map((field) => changes.map((change) => change.fields[field])),
  }
}

/** The mutations that columns stand for, in order. What they hold is still to be checked, one by one. */
export function fromColumns({ entity, fields, ids, ms, counters, values }: Columns): unknown[] {
  return ids.map((entityId, at) => ({
    ...{ entity, entityId, stamp: [ms[at], counters[at]] },
    fields: Object.fromEntries(fields.map((field, index) => [field, values[index]?.[at]])),
  }))
}
