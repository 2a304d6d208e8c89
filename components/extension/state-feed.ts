import { type ExtensionState, STATE_PORT } from '@/utils/messages/extension-state'

/** Chromium counts only traffic on a port as life, and stops a background that is idle for 30 s. */
const PING_MS = 20_000
const RECONNECT_MS = 250

/** The background's state as this page knows it; its open port keeps the background alive. */
export class StateFeed {
  readonly #listeners = new Set<() => void>()
  #state: ExtensionState
  #orphaned = false
  #port: chrome.runtime.Port | undefined

  constructor(initial: ExtensionState) {
    this.#state = initial
    this.#connect()
    setInterval(() => this.#port?.postMessage('ping'), PING_MS)
    addEventListener('online', () => this.#port?.postMessage('online'))
  }

  readonly get = (): ExtensionState => this.#state

  /** Whether a newer version of the extension has taken over: this page is of the old one. */
  readonly isOrphaned = (): boolean => this.#orphaned

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #connect(): void {
    // Without an id the extension was updated or removed under this page; nothing answers any more.
    if (!chrome.runtime?.id) {
      this.#orphaned = true
      for (const listener of this.#listeners) listener()
      return
    }
    const port = chrome.runtime.connect({ name: STATE_PORT })
    port.onMessage.addListener((state: ExtensionState) => {
      this.#state = state
      for (const listener of this.#listeners) listener()
    })
    port.onDisconnect.addListener(() => {
      this.#port = undefined
      setTimeout(() => this.#connect(), RECONNECT_MS)
    })
    this.#port = port
  }
}
