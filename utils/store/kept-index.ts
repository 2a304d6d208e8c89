import { Dexie, type ObservabilitySet } from 'dexie'
import type { Ranked } from '../analysis/scorer'
import { type Part, WordIndex } from '../analysis/word-index'
import type { Database } from './database'

/** What is indexed: the rows of one table, and how their words are found. */
export interface Indexed<T extends { id: string }> {
  table: string
  /** All rows, or those of the ids, each with the texts it is found by. */
  load(ids?: readonly string[]): Promise<Array<{ row: T; parts: Part[] }>>
  /** A change of another table that changes what these rows are found by. */
  alsoOf?: { table: string; idsOf(changed: readonly string[]): Promise<string[]> }
}

type IntervalTree = ObservabilitySet[string]
type Changes = Set<string> | 'all'

/**
 * An index over a table, kept in memory and built at the first question after the background was started. What commits
 * afterwards is read again at the next question, and only that.
 */
export class KeptIndex<T extends { id: string }> {
  #index = new WordIndex()
  #rows = new Map<string, T>()
  #changed: Changes = 'all'
  #changedBeside: Changes = new Set()
  #refreshing: Promise<void> | undefined

  constructor(
    db: Database,
    private readonly indexed: Indexed<T>,
  ) {
    // Opened anew, it may be another database: what is in memory says nothing any more.
    db.on.ready.subscribe(() => {
      this.#changed = 'all'
    }, true)
    Dexie.on('storagemutated', (parts) => {
      const changesOf = (table: string) => parts[`idb://${db.name}/${table}/`]
      this.#changed = joined(this.#changed, changesOf(indexed.table))
      if (indexed.alsoOf) this.#changedBeside = joined(this.#changedBeside, changesOf(indexed.alsoOf.table))
    })
  }

  async rows(): Promise<T[]> {
    await this.#refresh()
    return [...this.#rows.values()]
  }

  async rank(text: string, options: { limit: number; every?: boolean }): Promise<T[]> {
    await this.#refresh()
    return this.#index.rank(text, options).flatMap(({ id }: Ranked) => this.#rows.get(id) ?? [])
  }

  /** One at a time: two questions that come together must not build it twice. */
  async #refresh(): Promise<void> {
    while (this.#refreshing) await this.#refreshing
    if (isNone(this.#changed) && isNone(this.#changedBeside)) return
    this.#refreshing = this.#read().finally(() => {
      this.#refreshing = undefined
    })
    await this.#refreshing
  }

  async #read(): Promise<void> {
    const [changed, beside] = [this.#changed, this.#changedBeside]
    this.#changed = new Set()
    this.#changedBeside = new Set()
    try {
      if (changed === 'all' || beside === 'all') return await this.#build()
      const also = beside.size > 0 ? await this.indexed.alsoOf?.idsOf([...beside]) : []
      await this.#reload([...new Set([...changed, ...(also ?? [])])])
    } catch (error) {
      this.#changed = 'all'
      throw error
    }
  }

  async #build(): Promise<void> {
    const found = await this.indexed.load()
    this.#index = new WordIndex()
    this.#rows = new Map()
    for (const { row, parts } of found) this.#put(row, parts)
  }

  async #reload(ids: readonly string[]): Promise<void> {
    const found = await this.indexed.load(ids)
    for (const id of ids) {
      this.#index.remove(id)
      this.#rows.delete(id)
    }
    for (const { row, parts } of found) this.#put(row, parts)
  }

  #put(row: T, parts: Part[]): void {
    this.#index.put(row.id, parts)
    this.#rows.set(row.id, row)
  }
}

const isNone = (changes: Changes) => changes !== 'all' && changes.size === 0

function joined(changes: Changes, committed: IntervalTree | undefined): Changes {
  if (!committed || changes === 'all') return changes
  const keys = keysOf(committed)
  return keys === 'all' ? 'all' : new Set([...changes, ...keys])
}

/** The single keys of what was changed; a range of keys means that anything may have. */
function keysOf(tree: IntervalTree): string[] | 'all' {
  if (!('from' in tree)) return []
  if (typeof tree.from !== 'string' || tree.from !== tree.to) return 'all'
  const [left, right] = [keysOf(tree.l ?? EMPTY), keysOf(tree.r ?? EMPTY)]
  return left === 'all' || right === 'all' ? 'all' : [...left, tree.from, ...right]
}

const EMPTY: IntervalTree = { d: 0 }
