import { MAX_MUTATIONS, MAX_PUSH_BYTES, type Mutation, PROTOCOL } from '../model/sync-protocol'
import type { OutboxRow } from '../store/rows'

/** How many to read at most; the endpoint may have asked for fewer by answering 413. */
export const FULL_BATCH = MAX_MUTATIONS

const encoder = new TextEncoder()

export interface Batch {
  rows: OutboxRow[]
  body: Uint8Array<ArrayBuffer>
}

/** The longest head of `rows` whose request stays within the protocol's size; at least one row. */
export function packBatch(rows: readonly OutboxRow[], maxBytes = MAX_PUSH_BYTES): Batch {
  const [first] = rows
  const head = `{"protocol":${PROTOCOL},"deviceId":${JSON.stringify(first?.deviceId)},"mutations":[`
  const parts: string[] = []
  let bytes = head.length + 2
  for (const { entity, entityId, fields, stamp } of rows) {
    const mutation: Mutation = { entity, entityId, fields, stamp }
    const text = JSON.stringify(mutation)
    bytes += encoder.encode(text).length + 1
    if (parts.length > 0 && bytes > maxBytes) break
    parts.push(text)
  }
  return { rows: rows.slice(0, parts.length), body: encoder.encode(`${head}${parts.join(',')}]}`) }
}

export async function gzip(body: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const zipped = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(zipped).arrayBuffer()
}
