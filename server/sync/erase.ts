import type { ErasedRow, ErasureScope, RecordKey, SyncStore } from './sync-store'

/** Writers of the workspace wait for no more than this many at a time. */
export const ERASE_LIMIT = 1_000
const TOMBSTONE_MS = 180 * 86_400_000

/**
 * Erases up to `limit` records of a scope within one transaction, each with its history and picture, and answers which;
 * none when nothing is left. Only ids stay, so that devices delete theirs and none comes back. What a customer said
 * goes before the deal it hangs on: a transaction that fails leaves nothing that the next would not find.
 */
export async function erase(
  store: SyncStore,
  { scope, now, limit = ERASE_LIMIT }: { scope: ErasureScope; now: number; limit?: number },
): Promise<RecordKey[]> {
  await store.advance({ seqs: 0, stamps: 0, now })
  const found = await store.inScope(scope, limit)
  if (found.length === 0) return []
  const { seq } = await store.advance({ seqs: found.length, stamps: 0, now })
  const notes = found.filter(({ entity }) => entity === 'objection').map(({ id }) => id)
  const pictures = (await store.load('objection', notes)).map(({ fields }) => fields.screenshot)
  const how = { reason: reasonOf(scope), erasedAt: new Date(now).toISOString() }
  await store.erase(found.map((key, at) => ({ ...key, ...how, seq: seq - found.length + 1 + at })))
  await store.dropPictures(pictures.filter((name) => typeof name === 'string'))
  return found
}

/** Withdrawn so long ago that no device can still hold it against its will. */
export const expired = (now: number): ErasureScope => ({ withdrawnBefore: new Date(now - TOMBSTONE_MS).toISOString() })

const reasonOf = (scope: ErasureScope): ErasedRow['reason'] => ('withdrawnBefore' in scope ? 'expiry' : 'erasure')
