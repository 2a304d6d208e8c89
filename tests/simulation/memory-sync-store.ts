import type {
  ChangesQuery,
  DeviceKey,
  HistoryRow,
  KnownMutation,
  ReachedDeal,
  StoredRow,
  SyncStore,
} from '@/server/sync/sync-store'
import type { MemberId } from '@/utils/model/ids'
import { deviceDeal, type EntityName } from '@/utils/model/records'
import { compareStamps, type Stamp } from '@/utils/model/stamp'

/** The second implementation of the store: one workspace in memory, one transaction after the other. */
export class MemorySyncStore implements SyncStore {
  seq = 0
  serverStamp: Stamp = [0, 0]
  readonly history = new Map<string, HistoryRow>()
  readonly #rows = new Map<EntityName, Map<string, StoredRow>>()
  readonly #mutations = new Map<string, KnownMutation>()

  async advance({ seqs, stamps, now }: { seqs: number; stamps: number; now: number }) {
    this.seq += seqs
    const [ms, counter] = this.serverStamp
    if (stamps > 0) this.serverStamp = now > ms ? [now, stamps - 1] : [ms, counter + stamps]
    return { seq: this.seq, serverStamp: this.serverStamp }
  }

  async knownMutations(device: DeviceKey, stamps: Stamp[]) {
    return stamps.map((stamp) => this.#mutations.get(mutationKey(device, stamp))).filter((one) => one !== undefined)
  }

  async lastRestamped(device: DeviceKey) {
    const ofDevice = [...this.#mutations].filter(([key]) => key.startsWith(mutationKey(device)))
    const results = ofDevice.map(([, { result }]) => result).filter((result) => result !== null)
    return results.sort(compareStamps).at(-1) ?? null
  }

  async remember(device: DeviceKey, mutations: KnownMutation[]) {
    for (const mutation of mutations) this.#mutations.set(mutationKey(device, mutation.stamp), mutation)
  }

  async load(entity: EntityName, ids: string[]) {
    return ids.map((id) => this.#table(entity).get(id)).filter((row) => row !== undefined)
  }

  async existing(entity: EntityName, ids: string[]) {
    return ids.filter((id) => this.#table(entity).has(id))
  }

  async save(entity: EntityName, rows: StoredRow[]) {
    for (const row of rows) this.#table(entity).set(row.id, structuredClone(row))
  }

  async keepHistory(rows: HistoryRow[]) {
    for (const row of rows) this.history.set([row.entity, row.entityId, row.field, ...row.stamp].join(' '), row)
  }

  /** Pictures travel apart: the memory holds none. */
  async dropPictures() {}

  async dealsOfAccounts(accountIds: string[]) {
    const deals = [...this.#table('deal').values()]
    return deals.filter(({ fields }) => accountIds.includes(String(fields.accountId))).map(({ id }) => id)
  }

  async names() {
    const deals = [...this.#table('deal').values()].flatMap(({ fields }) => [
      ...(fields.competitors as string[]),
      ...(typeof fields.lostTo === 'string' ? [fields.lostTo] : []),
    ])
    return [...new Set([...[...this.#table('account').values()].map(({ fields }) => String(fields.name)), ...deals])]
  }

  async counter() {
    return this.seq
  }

  async ownChanges(entity: 'objection' | 'demo', { memberId, deviceId }: DeviceKey, query: ChangesQuery) {
    return this.#changes(entity, query)
      .filter((row) => row.fields.memberId === memberId)
      .filter((row) => row.lastDevice !== deviceId || row.otherSeq > query.after)
      .slice(0, query.limit)
  }

  async themeChanges(query: ChangesQuery) {
    return this.#changes('theme', query).slice(0, query.limit)
  }

  async dealChanges(memberId: MemberId, query: ChangesQuery & { goneAfter: number }): Promise<ReachedDeal[]> {
    return this.#changes('deal', query)
      .map((row) => ({ id: row.id, seq: row.seq, fields: this.#reaches(memberId, row) ? this.#deviceDeal(row) : null }))
      .filter(({ seq, fields }) => fields !== null || seq > query.goneAfter)
      .slice(0, query.limit)
  }

  #reaches(memberId: MemberId, { id, fields }: StoredRow): boolean {
    if (fields.deletedAt !== null) return false
    const captured = (['objection', 'demo'] as const).flatMap((entity) => [...this.#table(entity).values()])
    return (
      fields.outcome === 'open' || captured.some((row) => row.fields.dealId === id && row.fields.memberId === memberId)
    )
  }

  #deviceDeal({ id, fields }: StoredRow) {
    const account = this.#table('account').get(String(fields.accountId))?.fields
    const words = { account: account?.name ?? null, segment: fields.segment ?? account?.segment ?? null }
    return deviceDeal.parse({ ...fields, id, ...words })
  }

  #changes(entity: EntityName, { after, upTo }: ChangesQuery): StoredRow[] {
    const rows = [...this.#table(entity).values()].filter(({ seq }) => seq > after && seq <= upTo)
    return rows.sort((a, b) => a.seq - b.seq)
  }

  #table(entity: EntityName): Map<string, StoredRow> {
    const table = this.#rows.get(entity) ?? new Map<string, StoredRow>()
    this.#rows.set(entity, table)
    return table
  }
}

function mutationKey({ memberId, deviceId }: DeviceKey, stamp?: Stamp): string {
  return `${memberId} ${deviceId} ${stamp?.join('.') ?? ''}`
}
