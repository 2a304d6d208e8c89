import { deviceTheme } from '@/utils/model/records'
import type { PullAnswer, PullRow } from '@/utils/model/sync-protocol'
import { readCursor, writeCursor } from './cursor'
import type { DeviceKey, ErasedRow, ReachedDeal, StoredRow, SyncStore } from './sync-store'

export const PULL_LIMIT = 1_000

export interface Pull extends DeviceKey {
  cursor: string | undefined
  limit?: number
}

interface Numbered {
  seq: number
  row: PullRow
}

/**
 * What has changed in a member's reach since the cursor, in the order of commits. The counter is read first: every
 * row up to it is committed, so that no row is passed that shows up later.
 */
export async function pull(store: SyncStore, { cursor, limit = PULL_LIMIT, ...device }: Pull): Promise<PullAnswer> {
  const counter = await store.counter()
  const from = readCursor(cursor, counter)
  if (from.seq === counter)
    return { rows: [], cursor: writeCursor({ seq: counter, goneAfter: counter, since: counter }), more: false }
  const query = { after: from.seq, upTo: counter, limit: limit + 1 }
  const ownQuery = { ...query, since: from.since }
  const found = [
    ...(await store.ownChanges('objection', device, ownQuery)).map((row) => own('objection', row)),
    ...(await store.ownChanges('demo', device, ownQuery)).map((row) => own('demo', row)),
    ...(await store.erasures(device.memberId, { ...query, goneAfter: from.goneAfter })).map(erased),
    ...(await store.themeChanges(query)).map(theme),
    ...(await store.dealChanges(device.memberId, { ...query, goneAfter: from.goneAfter })).map(deal),
  ].sort((a, b) => a.seq - b.seq)
  const page = found.slice(0, limit)
  const more = found.length > limit
  const reached = more ? (page.at(-1)?.seq ?? counter) : counter
  const next = more ? { ...from, seq: reached } : { seq: reached, goneAfter: reached, since: reached }
  return { rows: page.map(({ row }) => row), cursor: writeCursor(next), more }
}

/** Fields that a mutation has set, with whose record it is; the rest is as every device has it at birth. */
function own(entity: 'objection' | 'demo', { id, seq, fields, stamps }: StoredRow): Numbered {
  const set = Object.fromEntries(Object.keys(stamps).map((name) => [name, fields[name]]))
  const { workspaceId, memberId } = fields
  // Stored fields have passed the record's schema; which record it is, `entity` says.
  return { seq, row: { entity, id, stamps, fields: { ...set, workspaceId, memberId } } as PullRow }
}

const erased = ({ entity, id, seq }: ErasedRow): Numbered => ({ seq, row: { entity, id, gone: true } })

function theme({ id, seq, fields }: StoredRow): Numbered {
  if (fields.deletedAt) return { seq, row: { entity: 'theme', id, gone: true } }
  return { seq, row: { entity: 'theme', id, fields: deviceTheme.parse({ ...fields, id }) } }
}

function deal({ id, seq, fields }: ReachedDeal): Numbered {
  return { seq, row: fields ? { entity: 'deal', id, fields } : { entity: 'deal', id, gone: true } }
}
