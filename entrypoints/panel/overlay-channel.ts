import type { Handshake, Rescue, ToOverlay, ToPanel } from '@/utils/messages/overlay-port'
import type { KeptDraft } from '@/utils/store/drafts'

/** The panel's end of the channel to the overlay around it; silent where there is none. */
export class OverlayChannel {
  readonly #listeners = new Set<(told: ToPanel) => void>()
  /** What comes before the other side is there; nobody may miss how high the panel may be. */
  readonly #waiting: ToOverlay[] = []
  readonly #unheard: ToPanel[] = []
  #port: MessagePort | undefined
  #draft: KeptDraft | null = null

  constructor(nonce: string | null) {
    addEventListener('message', ({ data, ports: [port] }: MessageEvent<Partial<Handshake & Rescue>>) => {
      if (nonce !== null && data?.pushbackRescue === nonce && port) this.#handOver(port)
      // The page around can post here too, but does not know the nonce.
      if (nonce === null || data?.pushback !== nonce || !port || this.#port) return
      this.#port = port
      port.addEventListener('message', ({ data: told }: MessageEvent<ToPanel>) => {
        if (this.#listeners.size === 0) this.#unheard.push(told)
        for (const listener of this.#listeners) listener(told)
      })
      port.start()
      this.tell({ type: 'here' })
      for (const message of this.#waiting.splice(0)) port.postMessage(message)
    })
  }

  /** What stands in the line, for the overlay of a newer version. */
  keep(draft: KeptDraft | null): void {
    this.#draft = draft
  }

  #handOver(port: MessagePort): void {
    this.tell({ type: 'close' })
    port.postMessage(this.#draft)
  }

  tell(message: ToOverlay): void {
    if (this.#port) this.#port.postMessage(message)
    else this.#waiting.push(message)
  }

  listen(listener: (told: ToPanel) => void): () => void {
    this.#listeners.add(listener)
    for (const told of this.#unheard.splice(0)) listener(told)
    return () => this.#listeners.delete(listener)
  }
}
