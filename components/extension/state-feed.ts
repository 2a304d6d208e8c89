import { type Call, type ExtensionState, type FormsTold, STATE_PORT } from '@/utils/messages/extension-state'
import { ownCopy } from '@/utils/messages/own-copy'

/** Chromium counts only traffic on a port as life, and stops a background that is idle for 30 s. */
const PING_MS = 20_000
const RECONNECT_MS = 250
/** Firefox ends the port of a page whose extension is updated without a word. */
const LOOK_MS = 1_000

/** The background's state as this page knows it; its open port keeps the background alive. */
export class StateFeed {
  readonly #listeners = new Set<() => void>()
  readonly #callers = new Set<(call: Call) => void>()
  readonly #forms = new Set<(told: FormsTold) => void>()
  #state: ExtensionState
  #orphaned = false
  #port: chrome.runtime.Port | undefined

  constructor(initial: ExtensionState) {
    this.#state = initial
    this.#connect()
    setInterval(() => this.#tell('ping'), PING_MS)
    setInterval(() => isOrphan() && this.#orphan(), LOOK_MS)
    addEventListener('online', () => this.#tell('online'))
  }

  readonly get = (): ExtensionState => this.#state

  /** Whether a newer version of the extension has taken over: this page is of the old one. */
  readonly isOrphaned = (): boolean => this.#orphaned

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears that the chord means a surface that is open already. */
  readonly onCall = (listener: (call: Call) => void): (() => void) => {
    this.#callers.add(listener)
    return () => this.#callers.delete(listener)
  }

  /** Hears what other panels type into forms. */
  readonly onForms = (listener: (told: FormsTold) => void): (() => void) => {
    this.#forms.add(listener)
    return () => this.#forms.delete(listener)
  }

  #connect(): void {
    if (isOrphan()) {
      this.#orphan()
      return
    }
    const port = chrome.runtime.connect({ name: STATE_PORT })
    port.onMessage.addListener((told: ExtensionState | Call | FormsTold) => {
      if ('called' in told) {
        for (const listener of this.#callers) listener(ownCopy(told))
        return
      }
      if ('forms' in told) {
        for (const listener of this.#forms) listener(ownCopy(told))
        return
      }
      this.#state = ownCopy(told)
      for (const listener of this.#listeners) listener()
    })
    port.onDisconnect.addListener(() => {
      this.#port = undefined
      setTimeout(() => this.#connect(), RECONNECT_MS)
    })
    this.#port = port
  }

  #tell(what: string): void {
    if (!isOrphan()) this.#port?.postMessage(what)
  }

  #orphan(): void {
    if (this.#orphaned) return
    this.#orphaned = true
    for (const listener of this.#listeners) listener()
  }
}

/** Without an id the extension was updated or removed under this page; nothing answers any more. */
const isOrphan = () => !chrome.runtime?.id
