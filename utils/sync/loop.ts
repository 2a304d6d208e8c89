import type { ChangeListener } from './change-listener'
import type { Access, StateStore, SyncStore, SyncWorld } from './ports'
import type { RoundParts } from './round'
import { afterFailure, afterSuccess, type Failure, INITIAL_STATE, mayTry, nextTry, type SyncState } from './state'

export interface LoopParts {
  state: StateStore
  world: SyncWorld
  /** Exchanges everything once: `syncRound`, or that of an extension of the version before. */
  round(parts: RoundParts): Promise<Failure | null>
  /** The account to sync now, with that account's view of the store; null without one. */
  session(): Promise<{ access: Access; store: SyncStore } | null>
  /** True while a demo runs or a page of ours is open. */
  watched(): Promise<boolean>
  online(): boolean
  /** Calls `heard` when the endpoint tells of a change. */
  listener: Pick<ChangeListener, 'listen' | 'hears'>
  /** Asks to be woken by `wake` at that time; a later call replaces an earlier one. */
  wakeAt(ms: number | null): void
  onChange(state: SyncState): void
  /** The store itself failed, such as a full disk. Nothing is acknowledged; it is tried again later. */
  onError(error: unknown): void
}

/** How long to rest after a good round until asking again for what others changed. */
const WATCHED_POLL_MS = 8_000
/** While the endpoint tells of changes by itself. */
const LISTENING_POLL_MS = 30_000
const UNWATCHED_POLL_MS = 60_000
/** Many browsers hear of the same change: they do not all ask at once, nor again at each one. */
const AFTER_CHANGE_MS = { earliest: 300, spread: 2_000, apart: 6_000 }
const STORE_FAILED_WAIT_MS = 60_000

/**
 * Runs one round at a time. Whoever asks while a round runs gets one more after it, so that a note written
 * meanwhile is not forgotten. All that must outlive the background is in the store.
 */
export class SyncLoop {
  #running: Promise<void> | undefined
  #again = false
  #fetchedAt = 0
  /** Told of by the endpoint since the last round began. */
  #changed = false
  #wakeAt: number | null = null

  constructor(private readonly parts: LoopParts) {}

  /** Something happened that should not wait: a new note, online again, a surface opened, a new token. */
  hurry(): Promise<void> {
    return this.#start(true)
  }

  /** A timer or an alarm went off. */
  wake(): Promise<void> {
    return this.#start(false)
  }

  /** The endpoint tells that something has changed there, maybe after a round that runs has asked. */
  heard(): void {
    this.#changed = true
    if (this.#running || this.#wakeAt === null) return
    const { now, random } = this.parts.world
    const { earliest, spread, apart } = AFTER_CHANGE_MS
    const at = Math.max(now() + earliest, this.#fetchedAt + apart) + random() * spread
    if (at < this.#wakeAt) this.#rest(at)
  }

  /** The user has entered another address or token: what was wrong before says nothing any more. */
  async reset(): Promise<void> {
    await this.#running
    await this.#save(INITIAL_STATE)
    await this.hurry()
  }

  #start(urgent: boolean): Promise<void> {
    if (this.#running) {
      this.#again ||= urgent
      return this.#running
    }
    this.#running = this.#run(urgent)
    return this.#running
  }

  async #run(urgent: boolean): Promise<void> {
    let hurried = urgent
    try {
      do {
        this.#again = false
        await this.#round(hurried).catch((error: unknown) => {
          this.parts.onError(error)
          this.#rest(this.parts.world.now() + STORE_FAILED_WAIT_MS)
        })
        hurried = true
      } while (this.#again)
    } finally {
      // In the same turn as the last look at #again: who asks later starts a run, who asked before was heard.
      this.#running = undefined
    }
  }

  async #round(urgent: boolean): Promise<void> {
    const { world, listener, online, round } = this.parts
    const session = await this.parts.session()
    if (!session) {
      listener.listen(null)
      return this.#rest(null)
    }
    const state = await this.parts.state.load()
    if (!mayTry(state, { nowMs: world.now(), urgent })) return this.#rest(nextTry(state))
    this.#changed = false
    const failure = online()
      ? await round({ ...session, world })
      : ({ code: 'offline', detail: null, retryAfterMs: null } as const)
    const watched = await this.parts.watched()
    const next = failure
      ? afterFailure(state, failure, { nowMs: world.now(), random: world.random(), watched })
      : afterSuccess(world.now())
    await this.#save(next)
    if (failure) return this.#rest(nextTry(next))
    this.#fetchedAt = world.now()
    listener.listen(watched ? session.access : null)
    this.#rest(world.now() + (watched ? this.#watchedPoll() : UNWATCHED_POLL_MS))
  }

  #watchedPoll(): number {
    return this.parts.listener.hears && !this.#changed ? LISTENING_POLL_MS : WATCHED_POLL_MS
  }

  #rest(until: number | null): void {
    this.#wakeAt = until
    this.parts.wakeAt(until)
  }

  async #save(state: SyncState): Promise<void> {
    await this.parts.state.save(state)
    this.parts.onChange(state)
  }
}
