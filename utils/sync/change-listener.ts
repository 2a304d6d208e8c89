import type { Access, SyncWorld } from './ports'

/** The endpoint says something every 20 s, be it only that it is there; a stream that is silent for longer is dead. */
const SILENT_MS = 50_000

interface Stream {
  access: Access
  stop: AbortController
  /** When it was opened, or last said something. */
  aliveAt: number
  answered: boolean
}

interface ListenerParts {
  world: Pick<SyncWorld, 'fetch' | 'now'>
  onChange(): void
  /** The endpoint can no longer be heard. */
  onEnd(): void
}

/**
 * Hears from the endpoint that something has changed there, so that another browser's note is here within seconds. It
 * reads the events (HTML § 9.2) by `fetch`, because an `EventSource` can send no token, and never tries again by
 * itself: whoever syncs does, after each good round.
 */
export class ChangeListener {
  #stream: Stream | undefined

  constructor(private readonly parts: ListenerParts) {}

  /** Whether a change would be heard now. */
  get hears(): boolean {
    return this.#stream?.answered === true && this.#isAlive
  }

  get #isAlive(): boolean {
    return this.#stream !== undefined && Math.abs(this.parts.world.now() - this.#stream.aliveAt) < SILENT_MS
  }

  /** Listens with this access from now on, and with none to nothing. */
  listen(access: Access | null): void {
    const { url, token } = this.#stream?.access ?? {}
    if (access && this.#isAlive && access.url === url && access.token === token) return
    this.#stream?.stop.abort()
    const aliveAt = this.parts.world.now()
    this.#stream = access ? { access, stop: new AbortController(), aliveAt, answered: false } : undefined
    if (this.#stream) void this.#read(this.#stream)
  }

  async #read(stream: Stream): Promise<void> {
    const { access, stop } = stream
    try {
      const headers = { authorization: `Bearer ${access.token}` }
      const init: RequestInit = { headers, signal: stop.signal, credentials: 'omit', cache: 'no-store' }
      const answer = await this.parts.world.fetch(`${access.url}/api/events`, init)
      if (answer.ok && answer.body) await this.#hear(stream, answer.body)
      else await answer.body?.cancel()
    } catch {
      // No network, a stream that was cut, or nobody listens any more: the next good round opens another.
    }
    if (this.#stream !== stream) return
    this.#stream = undefined
    if (stream.answered) this.parts.onEnd()
  }

  async #hear(stream: Stream, body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let rest = ''
    for await (const text of chunksOf(body)) {
      if (this.#stream !== stream) return
      stream.aliveAt = this.parts.world.now()
      stream.answered = true
      const lines = (rest + text).split(/\r?\n/)
      rest = lines.pop() ?? ''
      if (lines.includes('event: change')) this.parts.onChange()
    }
  }
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    yield value
  }
}
