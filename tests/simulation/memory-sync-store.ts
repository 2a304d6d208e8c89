import type {
  ChangesQuery,
  DeviceKey,
  ErasedRow,
  ErasureScope,
  HistoryRow,
  KnownMutation,
  OwnChangesQuery,
  ReachedDeal,
  RecordKey,
  StoredRow,
  SyncStore,
} from '@/server/sync/sync-store'
import type { MemberId } from '@/utils/model/ids'
import { deviceDeal, type EntityName } from '@/utils/model/records'
import { compareStamps, type Stamp } from '@/utils/model/stamp'
import { ChangeLog } from './change-log'
import { scopeOf } from './erasure-scope'

/** The second implementation of the store: one workspace in memory, one transaction after the other. */
export class MemorySyncStore implements SyncStore {
  seq = 0
  serverStamp: Stamp = [0, 0]
  readonly history = new Map<string, HistoryRow & { replacedAt: number }>()
  readonly mutations = new Map<string, KnownMutation>()
  /** What stays of erased records, by their ids. */
  readonly gone = new Map<string, ErasedRow>()
  readonly #logs = new Map<EntityName, ChangeLog>()
  readonly #lastRestamps = new Map<string, Stamp>()
  /** How to take back, newest last, what the open transaction has done. */
  #undo: (() => void)[] = []

  /** Keeps what has been written since the last commit. */
  commit(): void {
    this.#undo = []
  }

  /** Takes back what has been written since the last commit, as when the database dies before one. */
  rollback(): void {
    for (const step of this.#undo.reverse()) step()
    this.#undo = []
  }

  async advance({ seqs, stamps, now }: { seqs: number; stamps: number; now: number }) {
    const { seq, serverStamp } = this
    this.#undo.push(() => void Object.assign(this, { seq, serverStamp }))
    this.seq += seqs
    const [ms, counter] = serverStamp
    if (stamps > 0) this.serverStamp = now > ms ? [now, stamps - 1] : [ms, counter + stamps]
    return { seq: this.seq, serverStamp: this.serverStamp }
  }

  async knownMutations(device: DeviceKey, stamps: Stamp[]) {
    return stamps.map((stamp) => this.mutations.get(mutationKey(device, stamp))).filter((one) => one !== undefined)
  }

  async lastRestamped(device: DeviceKey) {
    return this.#lastRestamps.get(deviceKey(device)) ?? null
  }

  async remember(device: DeviceKey, mutations: KnownMutation[]) {
    for (const mutation of mutations) {
      this.#put(this.mutations, mutationKey(device, mutation.stamp), mutation)
      const last = this.#lastRestamps.get(deviceKey(device)) ?? [0, 0]
      if (mutation.result && compareStamps(mutation.result, last) > 0)
        this.#put(this.#lastRestamps, deviceKey(device), mutation.result)
    }
  }

  async load(entity: EntityName, ids: string[]) {
    return ids.map((id) => this.#log(entity).rows.get(id)).filter((row) => row !== undefined)
  }

  async existing(entity: EntityName, ids: string[]) {
    return ids.filter((id) => this.#log(entity).rows.has(id))
  }

  async save(entity: EntityName, rows: StoredRow[]) {
    const log = this.#log(entity)
    for (const row of rows) this.#undo.push(log.put(row))
  }

  async keepHistory(rows: HistoryRow[], { at }: { at: number }) {
    for (const row of rows)
      this.#put(this.history, [row.entity, row.entityId, row.field, ...row.stamp].join(' '), { ...row, replacedAt: at })
  }

  async erased(ids: string[]) {
    return ids.map((id) => this.gone.get(id)).filter((row) => row !== undefined)
  }

  async inScope(scope: ErasureScope, limit: number): Promise<RecordKey[]> {
    const isIn = scopeOf(scope, { rowsOf: (entity) => this.rows(entity), history: this.history.values() })
    return (['objection', 'demo', 'deal', 'account', 'theme'] as const)
      .flatMap((entity) =>
        this.rows(entity)
          .filter((row) => isIn(entity, row))
          .map(({ id, fields }) => ({ entity, id, memberId: (fields.memberId ?? null) as MemberId | null })),
      )
      .slice(0, limit)
  }

  async erase(records: RecordKey[]) {
    for (const { entity, id } of records) this.#undo.push(this.#log(entity).remove(id))
    const ids = new Set(records.map(({ id }) => id))
    for (const [key, { entityId }] of this.history) if (ids.has(entityId)) this.#delete(this.history, key)
  }

  async keepErased(rows: ErasedRow[]) {
    for (const row of rows) this.#put(this.gone, row.id, row)
  }

  async erasures(memberId: MemberId, { after, upTo, limit, goneAfter }: ChangesQuery & { goneAfter: number }) {
    return [...this.gone.values()]
      .filter((row) => row.seq > after && row.seq <= upTo)
      .filter((row) => row.memberId === memberId || (row.memberId === null && row.seq > goneAfter))
      .sort((a, b) => a.seq - b.seq)
      .slice(0, limit)
  }

  /** Pictures travel apart: the memory holds none. */
  async dropPictures() {}

  async dealsOfAccounts(accountIds: string[]) {
    return this.rows('deal')
      .filter(({ fields }) => accountIds.includes(String(fields.accountId)))
      .map(({ id }) => id)
  }

  async names() {
    const ofDeals = this.rows('deal').flatMap(({ fields: { competitors, lostTo } }) => [
      ...(competitors as string[]),
      ...(typeof lostTo === 'string' ? [lostTo] : []),
    ])
    return [...new Set([...this.rows('account').map(({ fields }) => String(fields.name)), ...ofDeals])]
  }

  async counter() {
    return this.seq
  }

  async ownChanges(entity: 'objection' | 'demo', { memberId, deviceId }: DeviceKey, query: OwnChangesQuery) {
    return this.#log(entity).changes(query, (row) => {
      const isNews = row.lastDevice !== deviceId || row.otherSeq > query.since
      return row.fields.memberId === memberId && isNews ? row : null
    })
  }

  async themeChanges(query: ChangesQuery) {
    return this.#log('theme').changes(query, (row) => row)
  }

  async dealChanges(memberId: MemberId, query: ChangesQuery & { goneAfter: number }): Promise<ReachedDeal[]> {
    return this.#log('deal').changes(query, (row) => {
      const { id, seq } = row
      if (this.#reaches(memberId, row)) return { id, seq, fields: this.#deviceDeal(row) }
      return seq > query.goneAfter ? { id, seq, fields: null } : null
    })
  }

  /** All records of one kind, as they stand. */
  rows(entity: EntityName): StoredRow[] {
    return [...this.#log(entity).rows.values()]
  }

  /** Those changed last. */
  recent(entity: EntityName, count: number): StoredRow[] {
    return this.#log(entity).recent(count)
  }

  row(entity: EntityName, id: string): StoredRow | undefined {
    return this.#log(entity).rows.get(id)
  }

  #reaches(memberId: MemberId, { id, fields }: StoredRow): boolean {
    if (fields.deletedAt !== null) return false
    if (fields.outcome === 'open') return true
    const own = byMemberAndDeal({ memberId, dealId: id })
    return (['objection', 'demo'] as const).some((entity) => this.#log(entity).has(own))
  }

  #deviceDeal({ id, fields }: StoredRow) {
    const account = this.#log('account').rows.get(String(fields.accountId))?.fields
    const words = { account: account?.name ?? null, segment: fields.segment ?? account?.segment ?? null }
    return deviceDeal.parse({ ...fields, id, ...words })
  }

  #put<V>(map: Map<string, V>, key: string, value: V): void {
    const before = map.get(key)
    this.#undo.push(() => void (before === undefined ? map.delete(key) : map.set(key, before)))
    map.set(key, value)
  }

  #delete<V>(map: Map<string, V>, key: string): void {
    const before = map.get(key)
    map.delete(key)
    this.#undo.push(() => void (before !== undefined && map.set(key, before)))
  }

  #log(entity: EntityName): ChangeLog {
    const log = this.#logs.get(entity) ?? new ChangeLog(({ fields }) => byMemberAndDeal(fields))
    this.#logs.set(entity, log)
    return log
  }
}

const byMemberAndDeal = ({ memberId, dealId }: Record<string, unknown>) => `${memberId} ${dealId}`

const deviceKey = ({ memberId, deviceId }: DeviceKey) => `${memberId} ${deviceId}`

/** How the memory finds a mutation that arrived before. */
export const mutationKey = (device: DeviceKey, stamp: Stamp) => `${deviceKey(device)} ${stamp.join('.')}`
