import type { WxtStorageItem } from 'wxt/utils/storage'

/**
 * One stored value with its last known content in memory: only the background writes it, and a read of the
 * browser's storage costs more than the write of a note.
 */
export class Kept<T> {
  #known: Promise<T> | undefined

  constructor(private readonly item: WxtStorageItem<T, Record<string, unknown>>) {}

  get(): Promise<T> {
    if (!this.#known) {
      this.#known = this.item.getValue()
      this.#known.catch(() => {
        this.#known = undefined
      })
    }
    return this.#known
  }

  async set(value: T): Promise<void> {
    this.#known = Promise.resolve(value)
    await this.item.setValue(value)
  }
}
