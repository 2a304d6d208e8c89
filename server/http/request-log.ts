import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Env, Services } from './context'
import { isNoNews } from './no-news'

const GIVEN_ID = /^[\w.-]{1,64}$/

/** Gives each request its id and its log, and logs how it ended. The query is left out: it may hold a search. */
export function requestLog(services: Services) {
  return createMiddleware<Env>(async (c, next) => {
    const given = c.req.header('x-request-id') ?? ''
    const requestId = GIVEN_ID.test(given) ? given : randomUUID()
    const log = services.log.child({ requestId })
    c.set('services', services)
    c.set('requestId', requestId)
    c.set('log', log)
    const began = performance.now()
    await next()
    if (!isNoNews(c)) c.header('x-request-id', requestId)
    const ms = Math.round(performance.now() - began)
    log.info({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, 'request')
  })
}
