import type { WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import { WorkingSet } from './apply'
import { touchDeals } from './deal-reach'
import type { ErasedRow, ErasureScope, RecordKey, StoredRow, SyncStore } from './sync-store'

/** Writers of the workspace wait for no more than this many at a time. */
export const ERASE_LIMIT = 1_000
const TOMBSTONE_MS = 180 * 86_400_000

export interface Erasure {
  workspaceId: WorkspaceId
  scope: ErasureScope
  now: number
  limit?: number
}

/**
 * Erases up to `limit` records of a scope within one transaction, each with its history and picture, and answers which;
 * none when nothing is left. Only ids stay, so that devices delete theirs and none comes back. What a customer said
 * goes before the deal it hangs on: a transaction that fails leaves nothing that the next would not find.
 */
export async function erase(
  store: SyncStore,
  { workspaceId, scope, now, limit = ERASE_LIMIT }: Erasure,
): Promise<RecordKey[]> {
  // Asked every hour and nearly always for nothing: then nobody is kept waiting.
  if ((await store.inScope(scope, 1)).length === 0) return []
  await store.advance({ seqs: 0, stamps: 0, now })
  const found = await store.inScope(scope, limit)
  if (found.length === 0) return []
  const captured = await loadCaptured(store, found)
  const { seq } = await store.advance({ seqs: found.length, stamps: 0, now })
  const how = { reason: reasonOf(scope), erasedAt: new Date(now).toISOString() }
  await store.erase(found)
  await store.keepErased(found.map((key, at) => ({ ...key, ...how, seq: seq - found.length + 1 + at })))
  await store.dropPictures(namedBy(captured, 'screenshot'))
  // Without its notes a deal may be out of its engineers' reach.
  await touchDeals(store, new WorkingSet(store, workspaceId), { deals: namedBy(captured, 'dealId'), now })
  return found
}

async function loadCaptured(store: SyncStore, records: readonly RecordKey[]): Promise<StoredRow[]> {
  const idsOf = (kind: EntityName) => records.filter(({ entity }) => entity === kind).map(({ id }) => id)
  return [...(await store.load('objection', idsOf('objection'))), ...(await store.load('demo', idsOf('demo')))]
}

const namedBy = (rows: readonly StoredRow[], field: string) =>
  rows.map(({ fields }) => fields[field]).filter((name) => typeof name === 'string')

/** Withdrawn so long ago that no device can still hold it against its will. */
export const expired = (now: number): ErasureScope => ({ withdrawnBefore: new Date(now - TOMBSTONE_MS).toISOString() })

const reasonOf = (scope: ErasureScope): ErasedRow['reason'] => ('withdrawnBefore' in scope ? 'expiry' : 'erasure')
