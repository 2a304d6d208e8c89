import type { DeviceId } from '@/utils/model/ids'
import { compareStamps, newestStamp, type Stamp } from '@/utils/model/stamp'
import type { PushAnswer } from '@/utils/model/sync-protocol'
import { WorkingSet } from './apply'
import { type CheckedMutation, checkMutation, type Refusal, type Sender } from './check-mutation'
import { touchDeals } from './deal-reach'
import { findReferences, refuse } from './refuse'
import { isAhead, restamper } from './restamp'
import type { DeviceKey, KnownMutation, RecordKey, SyncStore } from './sync-store'
import { applyToThemes } from './theme-effects'

export interface Push extends Sender {
  deviceId: DeviceId
  mutations: readonly unknown[]
  now: number
}

/**
 * Takes one push of a device within one transaction. Every mutation is answered for itself: a bad one never blocks
 * the rest, one that arrived before is answered as it was then.
 */
export async function push(store: SyncStore, input: Push): Promise<PushAnswer> {
  const outcomes = input.mutations.map((mutation, index) => checkMutation(mutation, index, input))
  const rejected = outcomes.filter((outcome) => 'code' in outcome)
  const checked = outcomes.filter((outcome) => 'entity' in outcome)
  if (checked.length === 0) return { applied: 0, duplicates: 0, rejected }
  const { seq } = await store.advance({ seqs: checked.length, stamps: 0, now: input.now })
  const taken = await take(store, { ...input, checked })
  const firstSeq = seq - checked.length + 1
  const saved = await taken.working.save(firstSeq, input.deviceId)
  await keepOut(store, taken.late, { ...input, firstSeq: firstSeq + saved })
  await store.keepHistory(taken.working.history, { by: input.memberId, at: input.now })
  await store.dropPictures([...taken.working.leftPictures])
  await store.remember(input, taken.fresh)
  await touchDeals(store, taken.working, { deals: [...taken.deals], now: input.now })
  await tellThemes(store, taken, input)
  const stamps = taken.restamped.map(({ index, stamp }): [number, number, number] => [index, ...stamp])
  return {
    applied: taken.fresh.length,
    duplicates: taken.duplicates,
    ...(stamps.length > 0 ? { stamps: stamps.sort(byIndex) } : {}),
    rejected: [...rejected, ...taken.refused].sort((a, b) => a.index - b.index),
  }
}

interface Taken {
  working: WorkingSet
  fresh: KnownMutation[]
  duplicates: number
  refused: Refusal[]
  /** Records of a customer who was erased before these came: other browsers may hold them too. */
  late: RecordKey[]
  restamped: Array<{ index: number; stamp: Stamp }>
  /** Deals that notes were put on or taken from. */
  deals: Set<string>
  /** Notes that were put to a theme, and those whose words have changed. */
  put: Set<string>
  reworded: Set<string>
}

async function take(store: SyncStore, input: Push & { checked: CheckedMutation[] }): Promise<Taken> {
  const { checked, deviceId, memberId, workspaceId } = input
  const working = new WorkingSet(store, workspaceId)
  const known = await knownByStamp(store, input, checked)
  await working.load(checked)
  const references = await findReferences(store, checked)
  const restamp = await openRestamper(store, input, checked)
  const taken: Taken = {
    working,
    fresh: [],
    duplicates: 0,
    refused: [],
    late: [],
    restamped: [],
    ...noteSets(),
  }
  for (const mutation of [...checked].sort((a, b) => compareStamps(a.stamp, b.stamp))) {
    const { index, entity, entityId, fields, stamp } = mutation
    const before = known.get(String(stamp))
    const refusal = refuse(mutation, { before, current: working.get(entity, entityId), references, memberId })
    if (refusal) {
      taken.refused.push(refusal)
      if (refusal.code === 'erased' && !references.erased.has(entityId)) {
        references.erased.set(entityId, 'erasure')
        taken.late.push({ entity, id: entityId, memberId })
      }
      continue
    }
    if (before) taken.duplicates++
    const standing = newestStamp(working.get(entity, entityId)?.stamps, Object.keys(fields))
    const result = before ? before.result : restamp(stamp, standing)
    if (result) taken.restamped.push({ index, stamp: result })
    if (before) continue
    noteDeals(taken.deals, mutation, working)
    noteThemes(taken, mutation)
    working.apply({ ...mutation, stamp: result ?? stamp }, { device: deviceId, memberId })
    const arrived = { entity, entityId, stamp, result }
    taken.fresh.push(arrived)
    known.set(String(stamp), arrived)
  }
  return taken
}

async function keepOut(
  store: SyncStore,
  records: readonly RecordKey[],
  { now, firstSeq }: { now: number; firstSeq: number },
): Promise<void> {
  const how = { reason: 'erasure' as const, erasedAt: new Date(now).toISOString() }
  if (records.length > 0) await store.keepErased(records.map((key, at) => ({ ...key, ...how, seq: firstSeq + at })))
}

async function knownByStamp(
  store: SyncStore,
  device: DeviceKey,
  checked: CheckedMutation[],
): Promise<Map<string, KnownMutation>> {
  const known = await store.knownMutations(
    device,
    checked.map(({ stamp }) => stamp),
  )
  return new Map(known.map((mutation) => [String(mutation.stamp), mutation]))
}

async function openRestamper(store: SyncStore, input: Push, checked: CheckedMutation[]) {
  const anyAhead = checked.some(({ stamp }) => isAhead(stamp, input.now))
  const last = anyAhead ? await store.lastRestamped(input) : null
  return restamper(last ?? [0, 0], input.now)
}

function noteDeals(deals: Set<string>, { entity, entityId, fields }: CheckedMutation, working: WorkingSet): void {
  if (!('dealId' in fields)) return
  for (const id of [fields.dealId, working.get(entity, entityId)?.fields.dealId])
    if (typeof id === 'string') deals.add(id)
}

const noteSets = () => ({ deals: new Set<string>(), put: new Set<string>(), reworded: new Set<string>() })

function noteThemes({ put, reworded }: Taken, { entity, entityId, fields }: CheckedMutation): void {
  if (entity !== 'objection') return
  if (typeof fields.themeId === 'string') put.add(entityId)
  if ('text' in fields) reworded.add(entityId)
}

async function tellThemes(store: SyncStore, { working, put, reworded }: Taken, input: Push): Promise<void> {
  const ids = [...new Set([...put, ...reworded])]
  const notes = ids.map((id) => working.get('objection', id)).filter((note) => note !== undefined)
  const { workspaceId, memberId, now } = input
  await applyToThemes(store, { workspaceId, notes, arrived: put, by: memberId, now })
}

const byIndex = (a: [number, ...unknown[]], b: [number, ...unknown[]]) => a[0] - b[0]
