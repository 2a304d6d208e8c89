import { createRoute, z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { access } from './access'
import { type App, dbOf } from './context'
import { HttpError } from './http-error'
import { json } from './responses'

const ok = z.object({ ok: z.literal(true) })

const healthRoute = createRoute({
  ...access('public'),
  method: 'get',
  path: '/healthz',
  summary: 'The process answers',
  responses: json(ok),
})

const readyRoute = createRoute({
  ...access('public'),
  method: 'get',
  path: '/readyz',
  summary: 'The database answers too; 503 when it does not or the process is stopping',
  responses: json(ok),
})

export function mountHealth(app: App): void {
  app.openapi(healthRoute, (c) => c.json({ ok: true as const }, 200))
  app.openapi(readyRoute, async (c) => {
    if (c.var.services.stopping.aborted)
      throw new HttpError('The endpoint is stopping.', {
        status: 503,
        code: 'unavailable',
        headers: { 'retry-after': '5' },
      })
    await sql`select 1`.execute(dbOf(c))
    return c.json({ ok: true as const }, 200)
  })
}
