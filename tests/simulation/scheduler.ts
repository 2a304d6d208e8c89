interface Event {
  at: number
  order: number
  run(): unknown
}

/** The only time there is: what happens, happens as an event, one after the other. */
export class Scheduler {
  #order = 0
  /** A binary heap: the next event is the first. */
  readonly #heap: Event[] = []

  constructor(public now: number) {}

  after(ms: number, run: () => unknown): void {
    this.#push({ at: this.now + Math.max(0, ms), order: this.#order++, run })
  }

  /** Runs all events up to `time`, each with everything that follows from it without waiting. */
  async runUntil(time: number): Promise<void> {
    for (let next = this.#heap[0]; next && next.at <= time; next = this.#heap[0]) {
      this.#pop()
      this.now = next.at
      await this.settle(() => next.run())
    }
    this.now = Math.max(this.now, time)
  }

  /** Runs something and then whatever follows from it: no promise here waits for anything but another or an event. */
  async settle(run: () => unknown): Promise<void> {
    const done = run()
    await new Promise((resolve) => setImmediate(resolve))
    await done
  }

  #push(event: Event): void {
    const heap = this.#heap
    let at = heap.push(event) - 1
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(event, heap[parent]); parent = (at - 1) >> 1) {
      heap[at] = heap[parent] as Event
      at = parent
    }
    heap[at] = event
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const child = right && isBefore(right, left) ? right : left
      if (!child || isBefore(last, child)) break
      heap[at] = child
      at = 2 * at + (child === right ? 2 : 1)
    }
    heap[at] = last
  }
}

function isBefore(one: Event, other: Event | undefined): boolean {
  return !other || one.at < other.at || (one.at === other.at && one.order < other.order)
}
