import { isDeepStrictEqual } from 'node:util'
import { BadInputError } from '@/utils/model/errors'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import type { EntityName } from '@/utils/model/records'
import { laterStamp, newestStamp, SERVER_DEVICE, type Stamp, ZERO_STAMP } from '@/utils/model/stamp'
import { WorkingSet } from './apply'
import { checkFields } from './check-fields'
import { touchDeals } from './deal-reach'
import type { SyncStore } from './sync-store'
import { applyToThemes } from './theme-effects'

export const MAX_SERVER_MUTATIONS = 1_000

/** A change that the endpoint makes: an edit in the dashboard, a row of an import. */
export interface ServerMutation {
  entity: EntityName
  entityId: string
  /** For an objection, `externalId` too. */
  fields: Record<string, unknown>
}

export interface ServerWrite {
  workspaceId: WorkspaceId
  /** Who decided it; null for the machine. */
  by: MemberId | null
  mutations: readonly ServerMutation[]
  now: number
}

/** A change as it was written: what it was stamped, and whether the record was not there before. */
export interface Written {
  entity: EntityName
  entityId: string
  stamp: Stamp
  made: boolean
}

export interface WriteResult {
  made: string[]
  changed: string[]
  written: Written[]
}

/**
 * Writes changes stamped by the endpoint's own device within one transaction. Fields that have the value already
 * are left alone; the answer names the records that were made or changed.
 */
export async function writeAsServer(store: SyncStore, write: ServerWrite): Promise<WriteResult> {
  const { workspaceId, by, mutations, now } = write
  if (mutations.length > MAX_SERVER_MUTATIONS)
    throw new RangeError(`${mutations.length} changes in one transaction; at most ${MAX_SERVER_MUTATIONS} are taken.`)
  const count = mutations.length
  if (count === 0) return { made: [], changed: [], written: [] }
  const checked = mutations.map(check)
  const { seq } = await store.advance({ seqs: count, stamps: 0, now })
  const working = new WorkingSet(store, workspaceId)
  await working.load(checked)
  const { serverStamp } = await store.advance({ seqs: 0, stamps: count, now: timeAfter(working, checked, now) })
  const erased = await erasedOf(store, working, checked)
  const written: Written[] = []
  const [made, changed, accounts] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const [index, mutation] of checked.entries()) {
    const { entity, entityId } = mutation
    if (erased.has(entityId)) continue
    const current = working.get(entity, entityId)
    const fields = newValues(mutation.fields, current?.fields)
    if (current && Object.keys(fields).length === 0) continue
    const stamp: Stamp = [serverStamp[0], serverStamp[1] - count + 1 + index]
    working.apply({ entity, entityId, fields, stamp }, { device: SERVER_DEVICE, memberId: null })
    written.push({ entity, entityId, stamp, made: !current })
    if (!current) made.add(entityId)
    else if (!made.has(entityId)) changed.add(entityId)
    if (entity === 'account' && current) accounts.add(entityId)
  }
  await working.save(seq - count + 1, SERVER_DEVICE)
  await store.keepHistory(working.history, { by, at: now })
  await store.dropPictures([...working.leftPictures])
  await touchDeals(store, working, { accounts: [...accounts], now })
  await teachThemes(store, working, write)
  return { made: [...made], changed: [...changed], written }
}

/** A record that was erased for good is not made again by a change that comes late. */
async function erasedOf(
  store: SyncStore,
  working: WorkingSet,
  mutations: readonly ServerMutation[],
): Promise<ReadonlySet<string>> {
  const unknown = mutations.filter(({ entity, entityId }) => !working.get(entity, entityId))
  const rows = unknown.length > 0 ? await store.erased(unknown.map(({ entityId }) => entityId)) : []
  return new Set(rows.map(({ id }) => id))
}

/** The endpoint's time, or just after what stands: a device's clock may be a little ahead. */
function timeAfter(working: WorkingSet, mutations: readonly ServerMutation[], now: number): number {
  const standing = mutations.map(({ entity, entityId, fields }) =>
    newestStamp(working.get(entity, entityId)?.stamps, Object.keys(fields)),
  )
  const [ms] = standing.reduce(laterStamp, ZERO_STAMP)
  return ms < now ? now : ms + 1
}

/** A theme learns from the notes that were put to it, and from their words when those change. */
async function teachThemes(store: SyncStore, working: WorkingSet, write: ServerWrite): Promise<void> {
  const told = write.mutations.filter(
    ({ entity, fields }) => entity === 'objection' && ('themeId' in fields || 'text' in fields),
  )
  const ids = [...new Set(told.map(({ entityId }) => entityId))]
  const notes = ids.map((id) => working.get('objection', id)).filter((note) => note !== undefined)
  await applyToThemes(store, { ...write, notes, arrived: new Set() })
}

/** An objection's external id is the endpoint's own column: no schema on the wire knows it. */
function check({ entity, entityId, fields: { id: _, ...fields } }: ServerMutation, index: number): ServerMutation {
  const checked = checkFields(entity, fields)
  if ('message' in checked) throw new BadInputError(`Change ${index + 1} (${entity} ${entityId}): ${checked.message}`)
  return { entity, entityId, fields: checked.fields }
}

function newValues(fields: Record<string, unknown>, current: Record<string, unknown> | undefined) {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isDeepStrictEqual(value, current?.[name])),
  )
}
