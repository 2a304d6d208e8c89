import type { Logger } from 'pino'
import type { WorkspaceId } from '@/utils/model/ids'

interface Listener {
  onChange: (seq: number) => void
  signal: AbortSignal
}

interface HubWorld {
  /** The workspace's counter as it is now. */
  read: (workspaceId: WorkspaceId) => Promise<number>
  log: Logger
  everyMs?: number
}

interface Watched {
  /** Undefined until the first look. */
  seq: number | undefined
  listeners: Set<Listener>
}

/**
 * Tells open streams of changes. Looks at the counters of the workspaces with open streams once a second: LISTEN
 * and NOTIFY need a connection of their own, which a pooler in transaction mode does not give.
 */
export class ChangeHub {
  readonly #watched = new Map<WorkspaceId, Watched>()
  #timer: NodeJS.Timeout | undefined
  #looking = false

  constructor(private readonly world: HubWorld) {}

  /** Calls `onChange` for every rise of the counter that is seen from now on. */
  listen(workspaceId: WorkspaceId, listener: Listener): void {
    if (listener.signal.aborted) return
    const watched = this.#watched.get(workspaceId) ?? { seq: undefined, listeners: new Set() }
    watched.listeners.add(listener)
    this.#watched.set(workspaceId, watched)
    listener.signal.addEventListener('abort', () => this.#drop(workspaceId, listener), { once: true })
    this.#timer ??= setInterval(() => void this.#look(), this.world.everyMs ?? 1_000)
    if (watched.seq === undefined) void this.#look()
  }

  #drop(workspaceId: WorkspaceId, listener: Listener): void {
    const watched = this.#watched.get(workspaceId)
    watched?.listeners.delete(listener)
    if (watched?.listeners.size === 0) this.#watched.delete(workspaceId)
    if (this.#watched.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** One look at a time: a slow database gets no second one on top. */
  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    try {
      for (const [workspaceId, watched] of this.#watched) {
        const seq = await this.world.read(workspaceId)
        const risen = watched.seq !== undefined && seq > watched.seq
        watched.seq = seq
        if (risen) for (const { onChange } of watched.listeners) onChange(seq)
      }
    } catch (error) {
      // The next look is a second away; pages show data as of now until then.
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      this.world.log.warn(
        { code, type: error instanceof Error ? error.name : typeof error },
        'changes could not be looked up',
      )
    } finally {
      this.#looking = false
    }
  }
}
