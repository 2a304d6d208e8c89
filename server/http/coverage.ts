import { createRoute } from '@hono/zod-openapi'
import { coverageOf } from '@/server/store/coverage-queries'
import { weekOf } from '@/server/store/week-queries'
import { coverage, week } from '@/utils/model/coverage'
import { filter } from '@/utils/model/filter'
import { access } from './access'
import type { App } from './context'
import { reading } from './reader'
import { json } from './responses'

const coverageRoute = createRoute({
  ...access('coverage'),
  method: 'get',
  path: '/api/coverage',
  summary: 'Deals and demos without a note, and who is heard how much',
  request: { query: filter },
  responses: json(coverage),
})

const weekRoute = createRoute({
  ...access('deals'),
  method: 'get',
  path: '/api/week',
  summary: 'The last seven days beside the seven before: blockers, demos, open deals at risk',
  request: { query: filter.omit({ from: true, to: true }) },
  responses: json(week),
})

export function mountCoverage(app: App): void {
  app.openapi(coverageRoute, async (c) => {
    const filter = c.req.valid('query')
    return c.json(await reading(c, (tx, reader) => coverageOf(tx, reader, filter)), 200)
  })
  app.openapi(weekRoute, async (c) => {
    const filter = c.req.valid('query')
    const { timeZone } = c.var.principal.workspace
    const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(c.var.services.now())
    return c.json(await reading(c, (tx, reader) => weekOf(tx, reader, filter, today)), 200)
  })
}
