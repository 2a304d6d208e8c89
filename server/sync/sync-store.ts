import type { DeviceId, MemberId } from '@/utils/model/ids'
import type { Overwritten, Versioned } from '@/utils/model/merge'
import type { DeviceDeal, EntityName } from '@/utils/model/records'
import type { Stamp } from '@/utils/model/stamp'

/** A synced record as it is kept: every field it has, those of newer peers among them, with what pulling needs. */
export interface StoredRow extends Versioned {
  id: string
  /** The workspace's counter at the newest change. */
  seq: number
  lastDevice: string
  /** `seq` of the newest change by any device but `lastDevice`. */
  otherSeq: number
}

/** A mutation that arrived before. */
export interface KnownMutation {
  entity: EntityName
  entityId: string
  stamp: Stamp
  /** The stamp it was given instead, if its own was too far ahead. */
  result: Stamp | null
}

export interface HistoryRow extends Overwritten {
  entity: EntityName
  entityId: string
}

/** A deal as a device may see it; without `fields` it is out of the device's reach. */
export interface ReachedDeal {
  id: string
  seq: number
  fields: DeviceDeal | null
}

export interface RecordKey {
  entity: EntityName
  id: string
  /** Whose note or demo it is; null for what is the team's. */
  memberId: MemberId | null
}

/** What stays of a record that was erased, or whose tombstone is old: no device may bring it back. */
export interface ErasedRow extends RecordKey {
  reason: 'erasure' | 'expiry'
  erasedAt: string
  seq: number
}

/**
 * What is to be erased: all that was said by a customer, all of a member's, or what was withdrawn before a time, by
 * its own date and by when the endpoint heard of it.
 */
export type ErasureScope = { customer: string } | { memberId: MemberId } | { withdrawnBefore: string }

export interface DeviceKey {
  memberId: MemberId
  deviceId: DeviceId
}

export interface ChangesQuery {
  after: number
  upTo: number
  limit: number
}

export interface OwnChangesQuery extends ChangesQuery {
  since: number
}

/**
 * What sync needs of one workspace's store, all within one transaction. There are two: PostgreSQL and the memory
 * of the simulation.
 */
export interface SyncStore {
  /**
   * Adds to the workspace's counter and answers with its new value, so that the numbers taken are `seq - seqs + 1`
   * to `seq`; likewise for stamps of the endpoint's own device. Whoever has called this is the workspace's only
   * writer until the transaction ends: it comes before every other call of a write.
   */
  advance(taken: { seqs: number; stamps: number; now: number }): Promise<{ seq: number; serverStamp: Stamp }>

  knownMutations(device: DeviceKey, stamps: Stamp[]): Promise<KnownMutation[]>
  /** The last stamp that a device got instead of its own. */
  lastRestamped(device: DeviceKey): Promise<Stamp | null>
  remember(device: DeviceKey, mutations: KnownMutation[]): Promise<void>

  load(entity: EntityName, ids: string[]): Promise<StoredRow[]>
  /** Which of the ids there is a record for. */
  existing(entity: EntityName, ids: string[]): Promise<string[]>
  save(entity: EntityName, rows: StoredRow[]): Promise<void>
  keepHistory(rows: HistoryRow[], decision: { by: MemberId | null; at: number }): Promise<void>
  /** Deletes those of these pictures that no note refers to any more which is not withdrawn. */
  dropPictures(names: string[]): Promise<void>
  /** Which of these ids stand for erased records, of whatever kind. */
  erased(ids: string[]): Promise<ErasedRow[]>
  /** Records in the scope, notes before what they hang on. A customer is whoever has this name, in any case. */
  inScope(scope: ErasureScope, limit: number): Promise<RecordKey[]>
  /** Deletes records and their history. */
  erase(records: RecordKey[]): Promise<void>
  /** What stays of them, or of records that must never be made. */
  keepErased(rows: ErasedRow[]): Promise<void>
  dealsOfAccounts(accountIds: string[]): Promise<string[]>
  /** What customers and competitors are called. */
  names(): Promise<string[]>

  counter(): Promise<number>
  /**
   * A member's own records changed in `(after, upTo]`, by `seq`; without those that only `deviceId` itself has changed
   * after `since`.
   */
  ownChanges(entity: 'objection' | 'demo', device: DeviceKey, query: OwnChangesQuery): Promise<StoredRow[]>
  /** What was erased of a member's own, and from `goneAfter` on of the team's: before, the device held none of it. */
  erasures(memberId: MemberId, query: ChangesQuery & { goneAfter: number }): Promise<ErasedRow[]>
  themeChanges(query: ChangesQuery): Promise<StoredRow[]>
  /** Deals in the member's reach, and from `goneAfter` on also those that are not. */
  dealChanges(memberId: MemberId, query: ChangesQuery & { goneAfter: number }): Promise<ReachedDeal[]>
}
