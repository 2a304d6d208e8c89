import { groupByShape, toColumns } from '../model/columns'
import { MAX_MUTATIONS, MAX_PUSH_BYTES, PROTOCOL } from '../model/sync-protocol'
import type { OutboxRow } from '../store/rows'

/** How many to read at most; the endpoint may have asked for fewer by answering 413. */
export const FULL_BATCH = MAX_MUTATIONS

/** What a mutation takes in columns of its own beyond its text, at most: one that is like no other. */
const OWN_COLUMNS = 128

const encoder = new TextEncoder()

export interface Batch {
  /** As the answer counts them. */
  rows: OutboxRow[]
  body: Uint8Array<ArrayBuffer>
}

/**
 * A request with the longest head of `rows` that stays within the protocol's size; at least one row. `unsent` counts
 * these and all that stays here after them.
 */
export function packBatch(
  rows: readonly OutboxRow[],
  { unsent = rows.length, maxBytes = MAX_PUSH_BYTES }: { unsent?: number; maxBytes?: number } = {},
): Batch {
  const groups = groupByShape(headWithin(rows, maxBytes))
  const [first] = rows
  const taken = groups.flat()
  const left = { waiting: Math.max(0, unsent - taken.length) }
  const request = { protocol: PROTOCOL, deviceId: first?.deviceId, ...left, columns: groups.map(toColumns) }
  return { rows: taken, body: encoder.encode(JSON.stringify(request)) }
}

function headWithin(rows: readonly OutboxRow[], maxBytes: number): readonly OutboxRow[] {
  let bytes = 0
  const end = rows.findIndex(({ entityId, fields }) => {
    bytes += encoder.encode(JSON.stringify(fields)).length + entityId.length + OWN_COLUMNS
    return bytes > maxBytes
  })
  return end === -1 ? rows : rows.slice(0, Math.max(1, end))
}

export async function gzip(body: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const zipped = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(zipped).arrayBuffer()
}
