import type { Context } from 'hono'

/**
 * The answer to most requests of all: each browser asks every minute, and nothing has changed. It is as short as HTTP
 * allows; nothing is in it that headers could protect or a support case would look for.
 */
export function isNoNews({ req, res }: Context): boolean {
  return req.method === 'GET' && res.status === 204
}
