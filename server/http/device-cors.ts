import { cors } from 'hono/cors'

/** Lets the extension ask from anywhere: it sends a bearer token and never a cookie, so no other origin gains by it. */
export function deviceCors(allowMethods: string[]) {
  return cors({
    origin: (origin) => (/^(chrome|moz)-extension:\/\//.test(origin) ? origin : null),
    allowMethods,
    allowHeaders: ['authorization', 'content-type', 'content-encoding'],
    exposeHeaders: ['retry-after'],
    maxAge: 7_200,
  })
}
