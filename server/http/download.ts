import type { HttpBindings } from '@hono/node-server'
import type { AppContext } from './context'

export interface Download {
  /** Takes a piece, and waits for room for the next one; false when nobody reads any more. */
  write(piece: Uint8Array | string): Promise<boolean>
  /** Breaks the connection, so that nobody takes for whole what is not. */
  cutOff(): void
}

/** What may wait for a slow reader. */
const WAITING_BYTES = 256 * 1024

/**
 * An answer that is filled as it is read and ends well only when all of it was written. (Hono's own stream ends well
 * also where it was aborted: a browser then keeps the half as a file.)
 */
export function download(c: AppContext, fill: (out: Download) => Promise<void>): Response {
  const { outgoing }: Partial<HttpBindings> = c.env ?? {}
  const out = new Filling(outgoing && (() => outgoing.destroy()))
  const filled = async () => {
    try {
      await fill(out)
    } catch (error) {
      // The answer has begun, so it cannot become a problem document.
      c.var.log.error({ err: { type: error instanceof Error ? error.name : 'unknown' } }, 'download broke off')
      out.cutOff()
    }
    out.end()
  }
  void filled()
  return c.body(out.readable)
}

class Filling implements Download {
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
  #room = Promise.withResolvers<void>()
  #isOver = false
  readonly readable = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => {
        this.#controller = controller
      },
      pull: () => this.#room.resolve(),
      cancel: () => this.#over(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }),
  )

  constructor(private readonly disconnect: (() => void) | undefined) {}

  async write(piece: Uint8Array | string): Promise<boolean> {
    if (this.#isOver) return false
    this.#controller?.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : new Uint8Array(piece))
    if ((this.#controller?.desiredSize ?? 0) > 0) return true
    this.#room = Promise.withResolvers()
    await this.#room.promise
    return !this.#isOver
  }

  cutOff(): void {
    if (this.#isOver) return
    this.#over()
    // Told of an error, the adapter would write it as the last words of the file and end that well.
    if (this.disconnect) this.disconnect()
    else this.#controller?.error(new Error('cut off'))
  }

  end(): void {
    if (this.#isOver) return
    this.#over()
    this.#controller?.close()
  }

  /** Whoever waits for room hears that there will be none. */
  #over(): void {
    this.#isOver = true
    this.#room.resolve()
  }
}
