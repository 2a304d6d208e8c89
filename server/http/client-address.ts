import { getConnInfo } from '@hono/node-server/conninfo'
import { CLIENT_ADDRESS } from '@/server/people/auth'
import type { AppContext } from './context'

/** Where a request came from: who is connected, or behind a proxy of ours whom that says it speaks for. */
export function clientAddress(c: AppContext): string | undefined {
  if (c.var.services.trustProxy) {
    // The last one is what our own proxy has added; those before it are only said.
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  // A request that no socket brought, as in a test, comes from nowhere.
  return c.env !== null && typeof c.env === 'object' && 'incoming' in c.env ? getConnInfo(c).remote.address : undefined
}

/** A request's headers for better-auth, with the client's address as we see it. */
export function signInHeaders(c: AppContext): Headers {
  const headers = new Headers(c.req.raw.headers)
  headers.delete(CLIENT_ADDRESS)
  const address = clientAddress(c)
  if (address) headers.set(CLIENT_ADDRESS, address)
  return headers
}
