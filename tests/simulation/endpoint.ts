import { erase } from '@/server/sync/erase'
import { pull } from '@/server/sync/pull'
import { push } from '@/server/sync/push'
import { type ServerMutation, writeAsServer } from '@/server/sync/server-mutations'
import type { ErasureScope, SyncStore } from '@/server/sync/sync-store'
import type { DeviceId, MemberId, WorkspaceId } from '@/utils/model/ids'
import { mutationsOf, PROTOCOL } from '@/utils/model/sync-protocol'
import { MemorySyncStore } from './memory-sync-store'
import type { Random } from './random'
import type { Scheduler } from './scheduler'

export interface EndpointRequest {
  method: string
  url: string
  token: string
  body: Uint8Array | null
}

export interface EndpointAnswer {
  status: number
  text: string
}

export interface Principal {
  workspaceId: WorkspaceId
  memberId: MemberId
}

interface Fate {
  random: Random
  /** Whether the process dies before or after its commit. */
  dies: 'before' | 'after' | null
}

/** What plants of bugs put between push, pull and the store. */
export interface EndpointPlant {
  store?(store: MemorySyncStore, workspaceId: WorkspaceId): SyncStore
  answersBeforeCommit?: boolean
}

const PAGE = 50
const WRITE_TOKEN = { unknown: 'unknown_token', revoked: 'revoked' } as const

/** The endpoint: any number of processes on one database, their clocks a little apart. */
export class SimEndpoint {
  readonly stores = new Map<WorkspaceId, MemorySyncStore>()
  readonly tokens = new Map<string, Principal | 'revoked'>()
  /** The version it speaks at present; like every endpoint it takes the one before too. */
  protocol = PROTOCOL
  #downUntil = 0

  constructor(
    private readonly scheduler: Scheduler,
    private readonly plant: EndpointPlant,
  ) {}

  /** One request in one transaction; null when the process died in it or none is up. */
  async handle(request: EndpointRequest, { random, dies }: Fate): Promise<EndpointAnswer | null> {
    if (this.scheduler.now < this.#downUntil) return null
    const principal = this.tokens.get(request.token)
    if (!principal) return problem(401, WRITE_TOKEN.unknown)
    if (principal === 'revoked') return problem(401, WRITE_TOKEN.revoked)
    const now = this.scheduler.now + random.int(-2_000, 2_000)
    const store = this.store(principal.workspaceId)
    const answer = await this.#answer(request, { principal, now })
    if (dies) this.#downUntil = this.scheduler.now + random.int(100, 20_000)
    if (dies === 'before') store.rollback()
    else store.commit()
    return dies && !this.plant.answersBeforeCommit ? null : answer
  }

  /** What somebody does in the dashboard. */
  async edit(workspaceId: WorkspaceId, mutations: ServerMutation[]): Promise<void> {
    const { now } = this.scheduler
    await writeAsServer(this.#storeFor(workspaceId), { workspaceId, by: null, mutations, now })
    this.store(workspaceId).commit()
  }

  /** Erases as the command line and the daily upkeep do, some records at a time. */
  async erase(workspaceId: WorkspaceId, scope: ErasureScope): Promise<void> {
    for (let found = 1; found > 0; ) {
      found = (await erase(this.#storeFor(workspaceId), { workspaceId, scope, now: this.scheduler.now, limit: PAGE }))
        .length
      this.store(workspaceId).commit()
    }
  }

  store(workspaceId: WorkspaceId): MemorySyncStore {
    const store = this.stores.get(workspaceId) ?? new MemorySyncStore()
    this.stores.set(workspaceId, store)
    return store
  }

  #speaks(protocol: number): boolean {
    return protocol === this.protocol || protocol === this.protocol - 1
  }

  #refuse(protocol: number): EndpointAnswer {
    return problem(426, protocol < this.protocol ? 'protocol' : 'protocol_ahead')
  }

  #storeFor(workspaceId: WorkspaceId): SyncStore {
    const store = this.store(workspaceId)
    return this.plant.store?.(store, workspaceId) ?? store
  }

  async #answer(
    { method, url, body }: EndpointRequest,
    { principal, now }: { principal: Principal; now: number },
  ): Promise<EndpointAnswer> {
    const store = this.#storeFor(principal.workspaceId)
    if (method === 'POST') {
      const { protocol, deviceId, ...sent } = JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()))
      const mutations = mutationsOf(sent)
      if (!this.#speaks(protocol)) return this.#refuse(protocol)
      return ok(await push(store, { ...principal, deviceId, mutations, now }))
    }
    const query = new URLSearchParams(url.slice(url.indexOf('?')))
    const protocol = Number(query.get('protocol'))
    if (!this.#speaks(protocol)) return this.#refuse(protocol)
    const device = { memberId: principal.memberId, deviceId: query.get('device') as DeviceId }
    return ok(await pull(store, { ...device, cursor: query.get('cursor') ?? undefined, limit: PAGE }))
  }
}

const ok = (answer: unknown): EndpointAnswer => ({ status: 200, text: JSON.stringify(answer) })
const problem = (status: number, code: string): EndpointAnswer => ({
  status,
  text: JSON.stringify({ type: 'about:blank', title: code, status, code }),
})
