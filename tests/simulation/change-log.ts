import type { ChangesQuery, StoredRow } from '@/server/sync/sync-store'

/** One table: its records by id, in which order they were last changed, and how many there are of each kind. */
export class ChangeLog {
  readonly #rows = new Map<string, StoredRow>()
  readonly #counts = new Map<string, number>()
  /** Rising by `seq`; an entry whose row has changed since is passed over, and cleared away now and then. */
  #entries: { seq: number; id: string }[] = []

  constructor(private readonly kindOf: (row: StoredRow) => string) {}

  get rows(): ReadonlyMap<string, StoredRow> {
    return this.#rows
  }

  has(kind: string): boolean {
    return (this.#counts.get(kind) ?? 0) > 0
  }

  /** Returns how to take it back, as long as what came after it has been taken back. */
  put({ stamps, fields, ...row }: StoredRow): () => void {
    const before = this.#set(row.id, { ...row, stamps: { ...stamps }, fields: { ...fields } })
    this.#insert({ seq: row.seq, id: row.id })
    return () => {
      this.#set(row.id, before)
      if (before) this.#insert({ seq: before.seq, id: row.id })
    }
  }

  /** Returns how to take it back, as `put` does. */
  remove(id: string): () => void {
    const before = this.#set(id, undefined)
    return () => {
      if (!before) return
      this.#set(id, before)
      this.#insert({ seq: before.seq, id })
    }
  }

  /** The first so many changed rows of which `pick` makes something. */
  changes<T>({ after, upTo, limit }: ChangesQuery, pick: (row: StoredRow) => T | null): T[] {
    const picked: T[] = []
    for (let at = this.#firstAfter(after); at < this.#entries.length && picked.length < limit; at++) {
      const { seq, id } = this.#entries[at] ?? { seq: 0, id: '' }
      if (seq > upTo) break
      const row = this.#rows.get(id)
      const found = row?.seq === seq ? pick(row) : null
      if (found !== null) picked.push(found)
    }
    return picked
  }

  /** Those changed last; fewer where the same were changed again. */
  recent(count: number): StoredRow[] {
    const rows = this.#entries.slice(-count).map(({ seq, id }) => ({ seq, row: this.rows.get(id) }))
    return rows.filter(({ seq, row }) => row?.seq === seq).map(({ row }) => row as StoredRow)
  }

  /** Returns what stood there. */
  #set(id: string, row: StoredRow | undefined): StoredRow | undefined {
    const before = this.#rows.get(id)
    if (before) this.#count(before, -1)
    if (row) this.#count(row, 1)
    if (row) this.#rows.set(id, row)
    else this.#rows.delete(id)
    return before
  }

  #count(row: StoredRow, by: number): void {
    const kind = this.kindOf(row)
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + by)
  }

  #insert(entry: { seq: number; id: string }): void {
    if (this.#entries.length > 2 * this.rows.size + 100) this.#sweep()
    const at = this.#firstAfter(entry.seq)
    const last = this.#entries[at - 1]
    if (last?.seq === entry.seq && last.id === entry.id) return
    this.#entries.splice(at, 0, entry)
  }

  #sweep(): void {
    this.#entries = this.#entries.filter(({ seq, id }) => this.rows.get(id)?.seq === seq)
  }

  #firstAfter(seq: number): number {
    let [low, high] = [0, this.#entries.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#entries[middle]?.seq ?? 0) <= seq) low = middle + 1
      else high = middle
    }
    return low
  }
}
