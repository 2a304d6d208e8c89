import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'

const zip = promisify(gzip)

/** Shorter ones fit into the packet that goes anyway. */
const SHORTEST_BYTES = 1_024

/** Gzips long answers for whoever takes it, beside the event loop and quickly: what repeats most is found at once. */
export const gzipped: MiddlewareHandler = async (c, next) => {
  await next()
  const encoding = accepts(c, { header: 'Accept-Encoding', supports: ['gzip', 'identity'], default: 'identity' })
  if (c.res.status !== 200 || encoding !== 'gzip') return
  const body = await c.res.arrayBuffer()
  const isLong = body.byteLength >= SHORTEST_BYTES
  c.res = new Response(isLong ? await zip(body, { level: constants.Z_BEST_SPEED }) : body, c.res)
  c.header('vary', 'Accept-Encoding', { append: true })
  if (isLong) c.header('content-encoding', 'gzip')
}
