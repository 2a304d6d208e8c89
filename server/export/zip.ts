import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  name: string
  /** Asked for its pieces when the entries before it are written, and not before. */
  pieces: () => AsyncIterable<string>
}

// Sheets are repetitive: higher levels take twice the time for a tenth of the size.
const OPTIONS = { compressionLevel: 3 }

/** The pieces of a ZIP file, made as they are read. One that stops reading ends what was being written. */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = new PassThrough()
  let current: Readable | undefined
  const stopped = new AbortController()
  for (const { name, pieces } of entries) {
    zip.addReadStreamLazy(name, OPTIONS, (ready) => {
      // What was written before may have gone on into the buffers on the way.
      if (stopped.signal.aborted) return ready(stopped.signal.reason, Readable.from([]))
      current = Readable.from(pieces())
      ready(null, current)
    })
  }
  zip.on('error', (error: Error) => out.destroy(error))
  zip.outputStream.pipe(out)
  zip.end()
  try {
    yield* out
  } finally {
    stopped.abort()
    out.destroy()
    await ended(current)
  }
}

/** Until the rows are no longer being fetched, their transaction cannot end. */
async function ended(source: Readable | undefined): Promise<void> {
  if (!source || source.closed) return
  source.on('error', () => undefined)
  source.destroy()
  await once(source, 'close')
}
