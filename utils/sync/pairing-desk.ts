import { type ConnectionTest, endpointAddress } from './hello'
import {
  afterFault,
  askForToken,
  type EndedPairing,
  type Fault,
  type PairingEnd,
  startPairing,
  type WaitingPairing,
} from './pairing'
import type { Access, SyncWorld } from './ports'

/** The pairing as a page of ours may see it: neither the browser's own code nor the token. */
export type PairingView =
  | { standing: 'waiting'; url: string; userCode: string; page: string; leftMs: number; fault: Fault | null }
  | { standing: 'ended'; code: PairingEnd; detail: string | null }

interface DeskParts {
  world: Pick<SyncWorld, 'fetch' | 'now' | 'timeout'>
  /** Outlives the background. */
  kept: {
    get(): Promise<WaitingPairing | EndedPairing | null>
    set(pairing: WaitingPairing | EndedPairing | null): Promise<void>
  }
  /** What this browser is called where the member is asked. */
  device: string
  /** Tests the token and, where it is good, keeps it. */
  connect(access: Access): Promise<ConnectionTest>
  /** From now on somebody must call `look` now and then, or need not any longer. */
  onWaiting(waits: boolean): void
}

/** The one pairing of this browser, however many pages show it. */
export class PairingDesk {
  #asking: Promise<void> | undefined

  constructor(private readonly parts: DeskParts) {}

  /** Begins one, in the place of any other; the same address again shows the code that is there. */
  async start(url: string): Promise<PairingView> {
    const { world, kept, device } = this.parts
    const before = await kept.get()
    if (before?.standing === 'waiting' && before.url === endpointAddress(url) && world.now() < before.expiresAt)
      return this.#viewOf(before)
    const started = await startPairing(world, { url, device })
    // What is wrong with an address is for the page that asked, and not worth keeping.
    if (started.standing === 'waiting') await this.#keep(started)
    return this.#viewOf(started)
  }

  /** Where it is now; asks the endpoint when that is due. Null where there is none, or it has led to a connection. */
  async look(): Promise<PairingView | null> {
    this.#asking ??= this.#askIfDue().finally(() => {
      this.#asking = undefined
    })
    await this.#asking
    const pairing = await this.parts.kept.get()
    return pairing && this.#viewOf(pairing)
  }

  async cancel(): Promise<void> {
    await this.#keep(null)
  }

  async #askIfDue(): Promise<void> {
    const { world, kept, onWaiting } = this.parts
    const before = await kept.get()
    if (before?.standing !== 'waiting') return onWaiting(false)
    if (world.now() < before.nextAskAt) return
    const after = before.token === null ? await askForToken(world, before) : before
    if (!(await this.#isStill(before))) return
    await this.#keep(after)
    if (after.standing === 'waiting' && after.token !== null) await this.#tryToken(after, after.token)
  }

  async #tryToken(waiting: WaitingPairing, token: string): Promise<void> {
    const { world, connect } = this.parts
    const test = await connect({ url: waiting.url, token })
    if (!(await this.#isStill(waiting))) return
    await this.#keep(test.ok ? null : afterFault(waiting, test, world.now()))
  }

  /** It may have been cancelled, or another begun, while the endpoint was asked. */
  async #isStill({ deviceCode }: WaitingPairing): Promise<boolean> {
    const now = await this.parts.kept.get()
    return now?.standing === 'waiting' && now.deviceCode === deviceCode
  }

  async #keep(pairing: WaitingPairing | EndedPairing | null): Promise<void> {
    await this.parts.kept.set(pairing)
    this.parts.onWaiting(pairing?.standing === 'waiting')
  }

  #viewOf(pairing: WaitingPairing | EndedPairing): PairingView {
    if (pairing.standing === 'ended') return pairing
    const { standing, url, userCode, page, expiresAt, fault } = pairing
    return { standing, url, userCode, page, fault, leftMs: Math.max(0, expiresAt - this.parts.world.now()) }
  }
}
