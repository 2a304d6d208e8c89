import type * as Client from '@/tests/fixtures/clients/client'
import type { DeviceId } from '@/utils/model/ids'
import { PREVIOUS_PROTOCOL } from '@/utils/model/sync-protocol'
import { type Author, NOBODY, type OutboxRow, ownerOf } from '@/utils/store/rows'
import { SyncLoop } from '@/utils/sync/loop'
import type { StateStore, SyncStore, SyncWorld } from '@/utils/sync/ports'
import { syncRound } from '@/utils/sync/round'
import { type DeviceBackup, DeviceStore, type UserChange } from './device-store'
import type { Network } from './network'
import type { Random } from './random'
import type { Scheduler } from './scheduler'

/** Who is signed in, and by what. */
export interface Account {
  author: Author
  token: string
}

/** What plants of bugs put between a device and its store, and between it and the network. */
export interface DevicePlant {
  syncStore?(store: SyncStore, device: Device): SyncStore
  /** Makes a fetch of its own for each life of the extension. */
  world?(world: SyncWorld, device: Device): SyncWorld
  /** Replaces how a change is committed: returns what the user is told was saved. */
  write?(device: Device, change: UserChange, write: () => Promise<OutboxRow>): Promise<OutboxRow>
}

export interface DeviceWorld {
  scheduler: Scheduler
  network: Network
  random: Random
  plant: DevicePlant
  tell(words: string): void
  /** Every mutation that reached a disk, acknowledged or not, and the refused ones whose place it takes. */
  onWritten(row: OutboxRow, by: { instead: readonly OutboxRow[]; device: Device }): void
  /** What has just left an outbox. */
  onSettled(rows: readonly OutboxRow[], device: Device): void
  newDeviceId(): DeviceId
}

class DiskFullError extends Error {}

/** The sync of the version before, kept as it was. */
const previous: typeof Client = await import(`../fixtures/clients/protocol-${PREVIOUS_PROTOCOL}.js`)

/** One life of the extension's background: whatever it still waits for dies with it. */
interface Life {
  loop: SyncLoop
}

/** A browser with the extension: a disk that outlives everything, a clock that may be wrong, an account, a life. */
export class Device {
  readonly store: DeviceStore
  account: Account | null
  /** What this computer's clock says beyond the true time. */
  skewMs = 0
  online = true
  watched = false
  diskFull = false
  /** It still has the extension of the version before. */
  outdated: boolean
  /** The newest backup file that was made here. */
  backup: DeviceBackup | null = null
  /** Chance that the browser dies at a commit, half before and half after it. */
  crashRate = 0
  #life: Life | undefined
  /** A later wake-up replaces an earlier one, as alarms do. */
  #alarm = 0

  constructor(
    readonly index: number,
    { account, outdated }: { account: Account; outdated: boolean },
    readonly world: DeviceWorld,
  ) {
    this.account = account
    this.outdated = outdated
    this.store = new DeviceStore(world.newDeviceId())
    this.start()
  }

  get name(): string {
    return `device ${this.index}`
  }

  get nowMs(): number {
    return Math.max(0, this.world.scheduler.now + this.skewMs)
  }

  get alive(): boolean {
    return this.#life !== undefined
  }

  /** Saves what the user enters. The answer comes once it is on disk; it never comes when the browser dies first. */
  write(change: UserChange): Promise<OutboxRow> {
    const write = () =>
      this.commit(() => {
        const { row, instead } = this.store.write(this.account?.author ?? NOBODY, change, this.nowMs)
        this.world.onWritten(row, { instead, device: this })
        return row
      })
    return this.world.plant.write?.(this, change, write) ?? write()
  }

  hurry(): void {
    void this.#life?.loop.hurry()
  }

  signIn(account: Account | null): void {
    const owner = account && ownerOf(account.author)
    if (owner && (!this.account || ownerOf(this.account.author) !== owner)) this.store.clearPulled()
    this.account = account
    void this.#life?.loop.reset().catch(unlessFull)
  }

  restore(backup: DeviceBackup): void {
    this.store.restore(backup, { deviceId: this.world.newDeviceId(), nowMs: this.nowMs })
    this.hurry()
  }

  crash(): void {
    this.#life = undefined
    this.#alarm++
    this.world.scheduler.after(this.world.random.int(500, 60_000), () => this.start())
  }

  /** The browser puts the new extension in the old one's place, with all that waits in its store. */
  update(): void {
    if (!this.outdated) return
    this.outdated = false
    this.store.upgrade()
    this.#life = undefined
    this.#alarm++
    this.start()
  }

  start(): void {
    if (this.#life) return
    this.#life = this.#born()
    void this.#life.loop.wake()
  }

  /** One transaction on the disk; the browser may die on either side of it. */
  commit<T>(transaction: () => T): Promise<T> {
    if (!this.alive) return never()
    if (this.diskFull) return Promise.reject(new DiskFullError('The disk is full.'))
    const fate = this.crashRate > 0 && this.world.random.chance(this.crashRate) ? this.world.random.int(0, 1) : null
    if (fate === 0) return this.#dieIn('before a commit')
    const result = transaction()
    return fate === 1 ? this.#dieIn('after a commit') : Promise.resolve(result)
  }

  #dieIn<T>(moment: string): Promise<T> {
    this.world.network.faults++
    this.world.tell(`${this.name} dies ${moment}`)
    this.crash()
    return never()
  }

  #born(): Life {
    const { network, plant } = this.world
    const isThis = () => this.#life === life
    const commit = <T>(transaction: () => T): Promise<T> => (isThis() ? this.commit(transaction) : never())
    const given: SyncWorld = {
      fetch: (url, init) => network.fetch(this, { url, init, isAwaited: isThis }),
      now: () => this.nowMs,
      random: () => this.world.random.next(),
      compress: async (body) => body.buffer,
      timeout: (ms) => network.timeout(ms),
    }
    const loop = new SyncLoop({
      state: this.#stateStore(commit),
      world: plant.world?.(given, this) ?? given,
      round: this.outdated ? previous.syncRound : syncRound,
      session: async () => {
        if (!this.account) return null
        const store = this.#syncStore(this.account.author, commit)
        const { token } = this.account
        return { access: { url: '', token }, store: plant.syncStore?.(store, this) ?? store }
      },
      watched: async () => this.watched,
      online: () => this.online,
      // What a change is heard of only brings a wake-up forward, and wake-ups are at any time here.
      listener: { listen: () => undefined, hears: false },
      wakeAt: (ms) => this.#wakeAt(ms),
      onChange: () => {},
      onError: unlessFull,
    })
    const life = { loop }
    return life
  }

  #wakeAt(ms: number | null): void {
    const alarm = ++this.#alarm
    if (ms === null) return
    this.world.scheduler.after(ms - this.nowMs, () => {
      if (alarm === this.#alarm) void this.#life?.loop.wake()
    })
  }

  #stateStore(commit: <T>(transaction: () => T) => Promise<T>): StateStore {
    return {
      load: async () => this.store.state,
      save: (state) =>
        commit(() => {
          this.store.state = state
        }),
    }
  }

  #syncStore(author: Author, commit: <T>(transaction: () => T) => Promise<T>): SyncStore {
    const owner = ownerOf(author)
    return {
      nextBatch: async (limit) => this.store.nextBatch(owner, limit),
      settle: (sent, answer, nowMs) =>
        commit(() => {
          this.store.settle(sent, answer, nowMs)
          this.world.onSettled(sent, this)
        }),
      countUnsent: async () => this.store.countUnsent(owner),
      applyPull: (answer, from) => commit(() => this.store.applyPull(author, answer, from)),
      place: async () => this.store.place(owner),
      // Pictures go by an idempotent PUT under their own hash, apart from records.
      nextPicture: async () => null,
      settlePicture: async () => {},
    }
  }
}

/** The user is told that the disk is full; anything else is a fault of the code. */
export function unlessFull(error: unknown): void {
  if (!(error instanceof DiskFullError)) throw error
}

/** A promise of its own each time: a shared one would keep everybody who ever waited for it. */
function never<T>(): Promise<T> {
  return new Promise(() => {})
}
