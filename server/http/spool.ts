import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AppContext } from './context'
import { HttpError } from './http-error'

/**
 * Puts the body of a request into a file for as long as `use` works with it: however large it is, one piece of it is
 * in memory. Longer than `limit`, it is refused by what `tooLarge` makes before it is all here.
 */
export async function withSpooled<T>(
  c: AppContext,
  { limit, tooLarge }: { limit: number; tooLarge: () => Error },
  use: (path: string) => Promise<T>,
): Promise<T> {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge()
  const folder = await mkdtemp(join(tmpdir(), 'pushback-upload-'))
  try {
    const path = join(folder, 'body')
    await pipeline(limited(c.req.raw.body ?? [], limit, tooLarge), createWriteStream(path)).catch(explainFull)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* limited(body: AsyncIterable<Uint8Array> | Uint8Array[], limit: number, tooLarge: () => Error) {
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    yield chunk
  }
}

function explainFull(cause: unknown): never {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause
  const message = `The endpoint has no room for the file in ${tmpdir()}. Nothing was changed: tell its operator.`
  throw new HttpError(message, { status: 507, code: 'disk_full' }, { cause })
}
