import type { ChangesQuery, StoredRow } from '@/server/sync/sync-store'

/** One table: its records by id, and in which order they were last changed. */
export class ChangeLog {
  readonly rows = new Map<string, StoredRow>()
  /** Rising by `seq`; an entry whose row has changed since is passed over, and cleared away now and then. */
  #entries: { seq: number; id: string }[] = []

  /** Returns how to take it back, as long as what came after it has been taken back. */
  put({ stamps, fields, ...row }: StoredRow): () => void {
    const before = this.rows.get(row.id)
    this.rows.set(row.id, { ...row, stamps: { ...stamps }, fields: { ...fields } })
    this.#insert({ seq: row.seq, id: row.id })
    return () => {
      if (before) this.rows.set(row.id, before)
      else this.rows.delete(row.id)
      if (before) this.#insert({ seq: before.seq, id: row.id })
    }
  }

  /** Returns how to take it back, as `put` does. */
  remove(id: string): () => void {
    const before = this.rows.get(id)
    this.rows.delete(id)
    return () => {
      if (!before) return
      this.rows.set(id, before)
      this.#insert({ seq: before.seq, id })
    }
  }

  changes({ after, upTo }: ChangesQuery): StoredRow[] {
    const changed: StoredRow[] = []
    for (let at = this.#firstAfter(after); at < this.#entries.length; at++) {
      const { seq, id } = this.#entries[at] ?? { seq: 0, id: '' }
      if (seq > upTo) break
      const row = this.rows.get(id)
      if (row?.seq === seq) changed.push(row)
    }
    return changed
  }

  /** Those changed last; fewer where the same were changed again. */
  recent(count: number): StoredRow[] {
    const rows = this.#entries.slice(-count).map(({ seq, id }) => ({ seq, row: this.rows.get(id) }))
    return rows.filter(({ seq, row }) => row?.seq === seq).map(({ row }) => row as StoredRow)
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
