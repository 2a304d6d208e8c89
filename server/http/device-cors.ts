import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'

/** Lets the extension ask from anywhere: it sends a bearer token and never a cookie, so no other origin gains by it. */
export function deviceCors(allowMethods: string[]) {
  const crossOrigin = cors({
    origin: (origin) => (/^(chrome|moz)-extension:\/\//.test(origin) ? origin : null),
    allowMethods,
    allowHeaders: ['authorization', 'content-type', 'content-encoding'],
    exposeHeaders: ['retry-after'],
    maxAge: 7_200,
  })
  // Who names no origin is no page: a program, or a page of our own. An answer that may be kept says `vary` itself.
  return createMiddleware((c, next) => (c.req.header('origin') === undefined ? next() : crossOrigin(c, next)))
}
