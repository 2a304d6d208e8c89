import { isDeepStrictEqual } from 'node:util'
import { pull } from '@/server/sync/pull'
import type { StoredRow } from '@/server/sync/sync-store'
import type { MemberId } from '@/utils/model/ids'
import type { Versioned } from '@/utils/model/merge'
import { NOBODY, type OutboxRow, ownerOf } from '@/utils/store/rows'
import type { Device } from './device'
import { mutationOf } from './device-store'
import type { SimEndpoint } from './endpoint'
import { type MemorySyncStore, mutationKey } from './memory-sync-store'

interface Written {
  row: OutboxRow
  /** The user was told that it is saved. */
  acknowledged: boolean
}

/** Knows everything that was ever written, and finds out whether any of it is lost, doubled or different somewhere. */
export class Oracle {
  readonly complaints: string[] = []
  lost = 0
  doubled = 0
  diverged = 0
  readonly #written = new Map<string, Written>()

  constructor(
    private readonly endpoint: SimEndpoint,
    private readonly tell: (words: () => string) => void,
  ) {}

  written(row: OutboxRow, { instead, device }: { instead: readonly OutboxRow[]; device: Device }): void {
    this.hasEffect(device.name, device.store.records.get(row.entityId), row.fields)
    for (const refused of instead) this.#written.delete(mutationOf(refused))
    this.#written.set(mutationOf(row), { row, acknowledged: false })
  }

  acknowledged(row: OutboxRow): void {
    const known = this.#written.get(mutationOf(row))
    if (known) known.acknowledged = true
    else this.#written.set(mutationOf(row), { row, acknowledged: true })
  }

  /** What has left an outbox must be at the endpoint, or on the list of refused ones. */
  settled(rows: readonly OutboxRow[], device: Device): void {
    const refused = new Set([...device.store.refused.values()].map(mutationOf))
    for (const row of rows)
      if (!this.#arrived(row) && !refused.has(mutationOf(row)) && !this.#isErased(row.entityId))
        this.complain('lost', `${device.name} let go of ${nameOf(row)}, which the endpoint does not know`)
  }

  /** The one exception to what is never lost. */
  #isErased(id: string): boolean {
    return [...this.endpoint.stores.values()].some(({ gone }) => gone.has(id))
  }

  /** A person who changes something sees the change, whatever any clock says. */
  hasEffect(where: string, record: Versioned | undefined, fields: Record<string, unknown>): void {
    for (const [field, value] of Object.entries(fields))
      if (!isDeepStrictEqual(record?.fields[field], value))
        this.complain('lost', `${where} sets ${field} to ${JSON.stringify(value)}, and it has no effect`)
  }

  /** Whether a browser that has exchanged everything under its account holds what the endpoint holds. */
  async compare(device: Device): Promise<void> {
    const { store } = device
    const { memberId, workspaceId } = device.account?.author ?? NOBODY
    if (!workspaceId || !memberId) return
    const server = this.endpoint.store(workspaceId)
    const own = [...server.rows('objection'), ...server.rows('demo')].filter((row) => row.fields.memberId === memberId)
    this.compareRecords(device, own)
    const known = new Set([...own.map(({ id }) => id), ...unsettledOf(device)])
    for (const { author, id } of store.records.values())
      if (ownerOf(author) === ownerOf({ memberId, workspaceId }) && !known.has(id))
        this.complain('diverged', `the endpoint does not have ${id} of ${device.name}, or under another member`)
    await this.#compareReach(device, server, memberId)
  }

  /** The same for some of the endpoint's records: all of them take long in the middle of it. */
  compareRecords(device: Device, rows: readonly StoredRow[]): void {
    const unsettled = unsettledOf(device)
    const own = rows.filter(({ fields }) => fields.memberId === device.account?.author.memberId)
    for (const row of own) if (!unsettled.has(row.id)) this.#compareRecord(device, row)
  }

  #compareRecord(device: Device, row: StoredRow): void {
    const held = device.store.records.get(row.id)
    for (const field of new Set([...Object.keys(row.stamps), ...Object.keys(held?.stamps ?? {})])) {
      const there = [row.stamps[field], row.stamps[field] && row.fields[field]]
      const here = [held?.stamps[field], held?.fields[field]]
      if (isDeepStrictEqual(there, here)) continue
      const words = `${field} of ${row.id}: ${device.name} has ${JSON.stringify(here)}, the endpoint ${JSON.stringify(there)}`
      this.complain('diverged', words)
    }
  }

  /** At the end: each mutation counts once, and each value it set stands or is in the history. */
  audit(devices: readonly Device[]): void {
    const kept = new Set<string>()
    for (const { store } of devices)
      for (const row of [...store.outbox.values(), ...store.refused.values()]) kept.add(mutationOf(row))
    for (const { row, acknowledged } of this.#written.values()) {
      if (this.#isErased(row.entityId)) continue
      const arrived = this.#arrived(row)
      if (arrived) this.#auditValues(row, arrived)
      else if (acknowledged && !kept.has(mutationOf(row))) this.complain('lost', `${nameOf(row)} is nowhere`)
    }
    this.#auditErased(devices)
    this.#auditDoubles()
  }

  #auditValues(row: OutboxRow, { store, result }: { store: MemorySyncStore; result: OutboxRow['stamp'] }): void {
    const stamp = [...result, row.deviceId]
    const standing = store.row(row.entity, row.entityId)
    for (const [field, value] of Object.entries(row.fields)) {
      const stands =
        isDeepStrictEqual(standing?.stamps[field], stamp) && isDeepStrictEqual(standing?.fields[field], value)
      const past = store.history.get([row.entity, row.entityId, field, ...stamp].join(' '))
      if (!stands && !(past && isDeepStrictEqual(past.old, value)))
        this.complain('lost', `the value that ${nameOf(row)} gave ${field} neither stands nor is in the history`)
    }
  }

  /** Of what was erased nothing is left, and nothing came back. */
  #auditErased(devices: readonly Device[]): void {
    for (const store of this.endpoint.stores.values()) {
      for (const { entity, id } of store.gone.values())
        if (store.row(entity, id)) this.complain('doubled', `the erased ${entity} ${id} is at the endpoint again`)
      for (const { entityId } of store.history.values())
        if (store.gone.has(entityId)) this.complain('doubled', `the history of the erased ${entityId} is kept`)
    }
    for (const { name, store } of devices)
      for (const { entityId } of [...store.outbox.values(), ...store.refused.values()])
        if (this.#isErased(entityId)) this.complain('diverged', `${name} keeps a change of the erased ${entityId}`)
  }

  #auditDoubles(): void {
    const records = new Set([...this.#written.values()].map(({ row }) => row.entityId))
    for (const store of this.endpoint.stores.values()) {
      for (const entity of ['objection', 'demo'] as const)
        for (const { id } of store.rows(entity))
          if (!records.has(id)) this.complain('doubled', `the endpoint has ${entity} ${id}, which nobody wrote`)
      for (const [key, { entityId }] of store.mutations) {
        const [, deviceId, stamp] = key.split(' ')
        if (!this.#written.has(`${deviceId} ${stamp} ${entityId}`))
          this.complain('doubled', `the endpoint counted ${key} of ${entityId}, which nobody wrote`)
      }
    }
  }

  #arrived({ deviceId, entity, stamp, entityId }: OutboxRow) {
    for (const store of this.endpoint.stores.values()) {
      const memberId = store.row(entity, entityId)?.fields.memberId as MemberId | undefined
      const known = memberId && store.mutations.get(mutationKey({ memberId, deviceId }, stamp))
      if (known?.entityId === entityId) return { store, result: known.result ?? stamp }
    }
    return undefined
  }

  async #compareReach(device: Device, server: MemorySyncStore, memberId: MemberId): Promise<void> {
    const reach = new Map<string, unknown>()
    const whole = {
      memberId,
      deviceId: device.store.device.deviceId,
      cursor: undefined,
      limit: Number.MAX_SAFE_INTEGER,
    }
    for (const row of (await pull(server, whole)).rows)
      if ((row.entity === 'deal' || row.entity === 'theme') && 'fields' in row) reach.set(row.id, row.fields)
    const held = new Map([...device.store.deals, ...device.store.themes])
    for (const id of new Set([...reach.keys(), ...held.keys()]))
      if (!isDeepStrictEqual(JSON.parse(JSON.stringify(reach.get(id) ?? null)), held.get(id) ?? null))
        this.complain('diverged', `${device.name} holds deal or theme ${id} otherwise than its reach is`)
  }

  complain(kind: 'lost' | 'doubled' | 'diverged', words: string): void {
    this[kind]++
    if (this.complaints.length < 20) this.complaints.push(`${kind}: ${words}`)
    this.tell(() => `!!! ${kind}: ${words}`)
  }
}

/** What waits or was refused is not the same everywhere yet. */
const unsettledOf = ({ store }: Device): ReadonlySet<string> =>
  new Set([...store.refused.values(), ...store.outbox.values()].map(({ entityId }) => entityId))

const nameOf = ({ entity, entityId, deviceId, stamp, fields }: OutboxRow) =>
  `the change of ${Object.keys(fields).join(', ')} of ${entity} ${entityId} by ${deviceId} @${stamp.join('.')}`
