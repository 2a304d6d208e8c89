type Write<T> = (key: string, draft: T | null) => Promise<void>

/**
 * Keeps what is typed one after the other, and of those that wait only the newest: somebody who types fast would otherwise
 * have a row of commits before the one that saves the note. Who waited gets the answer of the newest one.
 */
export class DraftKeeper<T> {
  readonly #newest = new Map<string, T | null>()
  readonly #waiting = new Map<string, Promise<void>>()
  readonly #running = new Map<string, Promise<void>>()

  constructor(private readonly write: Write<T>) {}

  /** Resolves when this draft, or a newer one of the same key, is kept. */
  keep(key: string, draft: T | null): Promise<void> {
    this.#newest.set(key, draft)
    const waiting = this.#waiting.get(key)
    if (waiting) return waiting
    const before = this.#running.get(key)
    // Whether the one before failed is told to who asked for it.
    const next = before ? before.catch(() => undefined).then(() => this.#run(key)) : this.#run(key)
    if (before) this.#waiting.set(key, next)
    return next
  }

  async #run(key: string): Promise<void> {
    this.#waiting.delete(key)
    const draft = this.#newest.get(key) ?? null
    this.#newest.delete(key)
    const running = this.write(key, draft)
    this.#running.set(key, running)
    try {
      await running
    } finally {
      if (this.#running.get(key) === running) this.#running.delete(key)
    }
  }
}
