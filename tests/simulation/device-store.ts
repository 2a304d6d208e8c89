import type { DeviceId } from '@/utils/model/ids'
import { merge, type Versioned } from '@/utils/model/merge'
import type { EntityName } from '@/utils/model/records'
import { laterStamp, type Stamp, ZERO_STAMP } from '@/utils/model/stamp'
import { type PullAnswer, type PushAnswer, WHOLE } from '@/utils/model/sync-protocol'
import { type Author, type DeviceRow, type OutboxRow, ownerOf, type RefusedRow } from '@/utils/store/rows'
import { mutate, restamped, settlementOf } from '@/utils/sync/mutate'
import type { Place } from '@/utils/sync/ports'
import { INITIAL_STATE, type SyncState } from '@/utils/sync/state'

const DAY_MS = 86_400_000

export interface DeviceRecord extends Versioned {
  entity: 'objection' | 'demo'
  id: string
  author: Author
}

/** A change as a user makes it. */
export interface UserChange {
  entity: 'objection' | 'demo'
  id: string
  fields: Record<string, unknown>
}

/** What a backup file holds. */
export type DeviceBackup = Pick<DeviceStore, 'records' | 'outbox' | 'refused'>

/**
 * A browser's disk. Each method is one transaction: all of it or nothing. It keeps what the extension keeps in
 * IndexedDB and decides by the same functions; only where the rows lie differs.
 */
export class DeviceStore {
  records = new Map<string, DeviceRecord>()
  /** By `seq`, which rises. */
  outbox = new Map<number, OutboxRow>()
  refused = new Map<number, RefusedRow>()
  readonly deals = new Map<string, unknown>()
  readonly themes = new Map<string, unknown>()
  readonly cursors = new Map<string, string>()
  /** Whose reach the deals and themes are. */
  pulledFor: string | null = null
  state: SyncState = INITIAL_STATE
  device: DeviceRow
  #seq = 0
  /** In the order in which they came. */
  readonly #ids: string[] = []

  constructor(deviceId: DeviceId) {
    this.device = { deviceId, last: ZERO_STAMP, offsetMs: 0 }
  }

  /**
   * Writes a change and its mutation. A record that the endpoint refused goes out whole, in the place of what was
   * refused.
   */
  write(
    author: Author,
    { entity, id, fields: given }: UserChange,
    nowMs: number,
  ): { row: OutboxRow; instead: RefusedRow[] } {
    const current = this.records.get(id)
    const refused = [...this.refused.values()].filter(({ entityId }) => entityId === id)
    for (const { seq } of refused) this.refused.delete(seq)
    const fields = refused.length > 0 ? { ...current?.fields, ...given } : given
    const { row, device, stamp } = mutate(current, { fields, device: this.device, nowMs })
    const of = current?.author ?? author
    this.device = device
    this.#put({ entity, id, author: of, ...row })
    const appended = this.#append({
      owner: ownerOf(of),
      deviceId: device.deviceId,
      entity,
      entityId: id,
      fields,
      stamp,
      at: nowMs,
    })
    return { row: appended, instead: refused }
  }

  nextBatch(owner: string, limit: number): OutboxRow[] {
    const rows: OutboxRow[] = []
    for (const row of this.outbox.values()) {
      if (row.owner !== owner) continue
      if (rows.length === limit || (rows[0] && rows[0].deviceId !== row.deviceId)) break
      rows.push(row)
    }
    return rows
  }

  countUnsent(owner: string): number {
    const waiting = [...this.outbox.values(), ...this.refused.values()]
    return waiting.filter((row) => row.owner === owner).length
  }

  settle(sent: readonly OutboxRow[], answer: PushAnswer, nowMs: number): void {
    const { refused, erased, restamps, offsetMs } = settlementOf(sent, answer, nowMs)
    for (const row of refused) this.refused.set(row.seq, row)
    for (const { seq } of sent) this.outbox.delete(seq)
    for (const { entityId } of erased) this.#erase(entityId)
    for (const { row, to } of restamps) {
      const current = this.records.get(row.entityId)
      if (current) this.records.set(current.id, { ...current, stamps: restamped(current.stamps, row, to) })
    }
    if (offsetMs !== null) this.device = { ...this.device, offsetMs }
  }

  place(owner: string): Place {
    const cursor = this.pulledFor === owner ? this.cursors.get(owner) : undefined
    return { cursor: cursor ?? '', deviceId: this.device.deviceId }
  }

  applyPull(author: Author, { rows, cursor }: PullAnswer, from: Place): boolean {
    const owner = ownerOf(author)
    const { cursor: before, deviceId } = this.place(owner)
    if (before !== from.cursor || deviceId !== from.deviceId) return false
    if (this.pulledFor !== owner) this.clearPulled()
    this.pulledFor = owner
    for (const row of rows) {
      if ('gone' in row) this.#forget(row)
      else if (row.entity === 'deal') this.deals.set(row.id, row.fields)
      else if (row.entity === 'theme') this.themes.set(row.id, row.fields)
      else this.#merge({ ...row, author })
    }
    this.cursors.set(owner, cursor)
    return true
  }

  /** As upgrades of the extension's store do: what deals and themes have gained comes with all of them. */
  upgrade(): void {
    this.#distrustPulled()
  }

  /** Another account's deals and themes are offered no more. */
  clearPulled(): void {
    for (const table of [this.deals, this.themes, this.cursors]) table.clear()
    this.pulledFor = null
  }

  /** What was made without an account is given to `author`. */
  claim(author: Author): void {
    for (const [id, record] of this.records)
      if (record.author.workspaceId === null) this.records.set(id, { ...record, author })
    const waiting = [...this.outbox].filter(([, { owner }]) => owner === 'nobody')
    for (const [seq, row] of waiting) this.outbox.set(seq, { ...row, owner: ownerOf(author) })
    if (waiting.length > 0) this.#distrustPulled()
  }

  /** Those that came last. */
  recent(count: number): DeviceRecord[] {
    return this.#ids
      .slice(-count)
      .map((id) => this.records.get(id))
      .filter((record) => record !== undefined)
  }

  backup(): DeviceBackup {
    return { records: new Map(this.records), outbox: new Map(this.outbox), refused: new Map(this.refused) }
  }

  restore(
    { records, outbox, refused }: DeviceBackup,
    { deviceId, nowMs }: { deviceId: DeviceId; nowMs: number },
  ): void {
    for (const record of records.values()) this.#merge(record)
    const standing = new Set([...this.outbox.values(), ...this.refused.values()].map(mutationOf))
    const missing = <T extends OutboxRow>(rows: Map<number, T>) =>
      [...rows.values()].filter((row) => !standing.has(mutationOf(row)))
    for (const row of missing(outbox)) this.#append({ ...row, owner: this.#ownerNow(row) })
    for (const row of missing(refused)) this.refused.set(++this.#seq, { ...row, seq: this.#seq })
    const stamps = [...records.values()].flatMap((record) => Object.values(record.stamps))
    const made = [
      ...stamps.map(([ms, counter]): Stamp => [ms, counter]),
      ...[...outbox.values()].map(({ stamp }) => stamp),
    ]
    const last = made.filter(([ms]) => ms < nowMs + DAY_MS).reduce(laterStamp, this.device.last)
    this.device = { ...this.device, deviceId, last }
    this.#distrustPulled()
  }

  #distrustPulled(): void {
    for (const owner of this.cursors.keys()) this.cursors.set(owner, WHOLE)
  }

  #ownerNow({ entityId, owner }: OutboxRow): string {
    const record = this.records.get(entityId)
    return record ? ownerOf(record.author) : owner
  }

  #append(row: Omit<OutboxRow, 'seq'>): OutboxRow {
    const kept = { ...row, seq: ++this.#seq }
    this.outbox.set(kept.seq, kept)
    return kept
  }

  #forget({ entity, id }: { entity: EntityName; id: string }): void {
    if (entity === 'deal') this.deals.delete(id)
    else if (entity === 'theme') this.themes.delete(id)
    else this.#erase(id)
  }

  #erase(id: string): void {
    this.records.delete(id)
    for (const rows of [this.outbox, this.refused])
      for (const [seq, { entityId }] of rows) if (entityId === id) rows.delete(seq)
  }

  #merge(incoming: DeviceRecord): void {
    const current = this.records.get(incoming.id)
    const { row } = merge(current, incoming)
    this.#put({ ...incoming, author: current?.author ?? incoming.author, ...row })
  }

  #put(record: DeviceRecord): void {
    if (!this.records.has(record.id)) this.#ids.push(record.id)
    this.records.set(record.id, record)
  }
}

/** A mutation by what it is called everywhere. */
export const mutationOf = ({ deviceId, stamp, entityId }: Pick<OutboxRow, 'deviceId' | 'stamp' | 'entityId'>) =>
  `${deviceId} ${stamp.join('.')} ${entityId}`
