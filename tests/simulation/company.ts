import type { DeviceId, MemberId, WorkspaceId } from '@/utils/model/ids'
import { type Account, Device, type DevicePlant, type DeviceWorld } from './device'
import { type EndpointPlant, type Principal, SimEndpoint } from './endpoint'
import { Network } from './network'
import { Oracle } from './oracle'
import { Random, seedOf } from './random'
import { Scheduler } from './scheduler'
import { NOW } from './sync-builders'

/** A bug put in on purpose, to prove that it would be found. */
export interface Plant extends EndpointPlant, DevicePlant {}

/** Which members there are (workspace, member) and who signs in on which browser; the last one is shared by two. */
const MEMBERS = [
  ...[0, 1, 2].map((member) => ({ workspace: 0, member })),
  ...[3, 4].map((member) => ({ workspace: 1, member })),
]
const BROWSERS: readonly (readonly number[])[] = [[0], [0], [0], [1], [1], [2], [3], [3], [4], [0, 1], [2, 4]]

const ID = { workspace: 1, member: 2, device: 3, record: 4, deal: 5, theme: 6, account: 7 } as const

/** Two companies' people, browsers and endpoint in one process. */
export class Company {
  readonly scheduler = new Scheduler(NOW)
  readonly endpoint: SimEndpoint
  readonly network: Network
  readonly oracle: Oracle
  readonly devices: Device[]
  readonly deals = new Map<WorkspaceId, string[]>()
  readonly themes = new Map<WorkspaceId, string[]>()
  readonly #counts = new Map<string, number>()
  readonly #tell: ((line: string) => void) | undefined

  constructor(seed: number, { plant = {}, tell }: { plant?: Plant; tell?: (line: string) => void }) {
    this.#tell = tell
    this.endpoint = new SimEndpoint(this.scheduler, plant)
    this.oracle = new Oracle(this.endpoint, (words) => this.tell(words))
    this.network = new Network(seedOf(seed, 2), this.scheduler, this.endpoint, (words) => this.tell(words))
    this.devices = BROWSERS.map((_, index) => {
      const { scheduler, network, oracle } = this
      const world: DeviceWorld = {
        ...{ scheduler, network, plant, random: new Random(seedOf(seed, 3, index)) },
        tell: (words) => this.tell(() => words),
        onWritten: (row, by) => oracle.written(row, by),
        onSettled: (rows, device) => oracle.settled(rows, device),
        newDeviceId: () => this.newId('device') as DeviceId,
      }
      // Every other one is not updated yet.
      return new Device(index, { account: this.newAccount(index, 0), outdated: index % 2 === 1 }, world)
    })
  }

  /** Tells one line of the story; nothing is put into words where nobody listens. */
  tell(words: () => string): void {
    this.#tell?.(`${new Date(this.scheduler.now).toISOString().slice(5, 23)} ${words()}`)
  }

  newId(kind: keyof typeof ID): string {
    const count = this.#counts.get(kind) ?? 0
    this.#counts.set(kind, count + 1)
    return idOf(kind, count)
  }

  /** Who can sign in on a browser: most have one member, some two. */
  accountsOn(device: Device): number {
    return BROWSERS[device.index]?.length ?? 0
  }

  /** Whether the endpoint takes this browser's token; it may not know yet that it does not. */
  isLetIn({ account, store }: Device): boolean {
    const principal = account && this.endpoint.tokens.get(account.token)
    return !!principal && principal !== 'revoked' && !store.state.stopped
  }

  memberOn(device: Device, which: number): MemberId {
    return idOf('member', BROWSERS[device.index]?.[which] ?? 0) as MemberId
  }

  /** Signs a member in anew; what the browser had before is no longer valid. */
  newAccount(browser: number, which: number): Account {
    const { workspace, member } = MEMBERS[BROWSERS[browser]?.[which] ?? 0] ?? { workspace: 0, member: 0 }
    const author: Principal = {
      workspaceId: idOf('workspace', workspace) as WorkspaceId,
      memberId: idOf('member', member) as MemberId,
    }
    const count = this.#counts.get('token') ?? 0
    this.#counts.set('token', count + 1)
    const token = `token-${browser}-${which}-${count}`
    this.endpoint.tokens.set(token, author)
    return { author, token }
  }

  workspaces(): WorkspaceId[] {
    return [idOf('workspace', 0), idOf('workspace', 1)] as WorkspaceId[]
  }
}

function idOf(kind: keyof typeof ID, count: number): string {
  return `${ID[kind]}0000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`
}
