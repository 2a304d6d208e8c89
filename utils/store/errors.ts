import { Dexie } from 'dexie'
import { BadInputError, PushbackError } from '../model/errors'
import { type FaultKey, t } from './fault-strings'

/** What somebody typed or chose cannot be used; it is said in the reader's language where it is shown. */
export class FaultyInputError extends BadInputError {
  constructor(
    readonly says: FaultKey,
    readonly values: Record<string, string | number> = {},
  ) {
    super(t(says, values))
  }

  /** In the language that is spoken by now. */
  text(): string {
    return t(this.says, this.values)
  }
}

/** The disk or the browser's quota is full: nothing was written, what was there before is untouched. */
export class StorageFullError extends PushbackError {
  override readonly name = 'StorageFullError' as const
  constructor(options?: ErrorOptions) {
    super(
      'Nothing was saved: this computer has no space left for the browser. Free some space, then save again.',
      options,
    )
  }
}

/** The browser's database failed in another way: nothing was written. */
export class StorageError extends PushbackError {
  override readonly name = 'StorageError' as const
  constructor(options?: ErrorOptions) {
    super('Nothing was saved: the browser could not open or write its database. Save again, or restart it.', options)
  }
}

/** What was asked for is not there (any more). Not named NotFoundError: Dexie would take that for its own. */
export class GoneError extends PushbackError {
  override readonly name = 'GoneError' as const
  constructor(readonly id: string) {
    super('This note or demo is no longer on this device.')
  }
}

/** Somebody changed a note or a plan while another surface had it open: what it says now was not replaced unseen. */
export class ChangedError extends PushbackError {
  override readonly name = 'ChangedError' as const
  constructor(readonly line: string) {
    super('This was changed elsewhere meanwhile: nothing was saved. Look at it, then save again.')
  }
}

/** Another demo runs, started meanwhile or in another window: nobody has said that it may end. */
export class DemoRunningError extends PushbackError {
  override readonly name = 'DemoRunningError' as const
  constructor(readonly demoId: string) {
    super('Another demo is running. Keep it, or end it and start this one.')
  }
}

/** Notes would be lost that were never sent; nothing was deleted. */
export class UnsentError extends FaultyInputError {
  constructor(readonly unsent: number) {
    super('fault.unsent', { count: unsent })
  }
}

/** Runs `work`; what IndexedDB throws comes out as one of the errors above, ours as they are. */
export async function storing<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PushbackError) throw error
    if (isFull(error)) throw new StorageFullError({ cause: error })
    throw new StorageError({ cause: error })
  }
}

/** Dexie wraps the browser's error (AbortError › QuotaExceededError), and a full disk has no name of its own. */
function isFull(error: unknown): boolean {
  for (let at = error, depth = 0; at !== undefined && at !== null && depth < 5; depth++) {
    const { name, message, inner, cause } = at as Partial<InstanceType<typeof Dexie.DexieError>> & Error
    if (name === Dexie.errnames.QuotaExceeded) return true
    if (/quota|disk is full|no space|encountered full disk/i.test(message ?? '')) return true
    at = inner ?? cause
  }
  return false
}
