import { createRoute, z } from '@hono/zod-openapi'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { access } from './access'
import type { App, Env } from './context'

const metricsRoute = createRoute({
  ...access('public'),
  method: 'get',
  path: '/metrics',
  summary: 'Counts and times for Prometheus',
  responses: { 200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } } },
})

/** Counts every request by its route, never by its address: an address may hold what somebody searched for. */
export function mountMetrics(app: App): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const name = 'pushback_http_requests_total'
  const requests = new Counter({ name, help: 'Requests answered.', labelNames, registers: [registry] })
  const seconds = new Histogram({
    name: 'pushback_http_request_seconds',
    help: 'Time to answer.',
    labelNames: ['method', 'route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  app.use(
    createMiddleware<Env>(async (c, next) => {
      const began = performance.now()
      await next()
      const labels = { method: c.req.method, route: routePath(c, -1) }
      requests.inc({ ...labels, status: String(c.res.status) })
      seconds.observe(labels, (performance.now() - began) / 1_000)
    }),
  )
  app.openapi(metricsRoute, async (c) =>
    c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  )
}
