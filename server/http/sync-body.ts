import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { MAX_PUSH_BYTES } from '@/utils/model/sync-protocol'
import type { AppContext } from './context'
import { HttpError } from './http-error'
import { readLimited } from './read-limited'

/** Room for what stands around the mutations. */
const MAX_BODY_BYTES = MAX_PUSH_BYTES + 64 * 1024

const unzip = promisify(gunzip)

/** The JSON body of a push, plain or gzipped; both its size on the wire and its size unpacked are limited. */
export async function readSyncBody(c: AppContext): Promise<unknown> {
  const bytes = await readLimited(c, { limit: MAX_BODY_BYTES, tooLarge })
  const encoding = c.req.header('content-encoding') ?? 'identity'
  return parseJson(encoding === 'gzip' ? await unpack(bytes) : plain(bytes, encoding))
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: MAX_BODY_BYTES })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(cause)
    throw unreadable('it is not whole gzip', cause)
  }
}

function plain(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'identity') return bytes
  throw new HttpError(`The encoding ${encoding} is not understood: send gzip or plain JSON.`, {
    status: 415,
    code: 'encoding',
  })
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw unreadable('it is not JSON in UTF-8', cause)
  }
}

function unreadable(why: string, cause: unknown): HttpError {
  return new HttpError(
    `The body could not be read: ${why}. Nothing was stored.`,
    { status: 400, code: 'invalid' },
    { cause },
  )
}

function tooLarge(cause?: unknown): HttpError {
  const message = `A push may have ${MAX_PUSH_BYTES / 1024 / 1024} MiB before compression. Nothing was stored: send it in smaller parts.`
  return new HttpError(message, { status: 413, code: 'too_large' }, { cause })
}
