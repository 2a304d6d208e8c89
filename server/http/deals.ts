import { createRoute, z } from '@hono/zod-openapi'
import { dealDetail, listDeals } from '@/server/store/deal-queries'
import { filter } from '@/utils/model/filter'
import { dealId } from '@/utils/model/ids'
import { dealPage, dealDetail as detail } from '@/utils/model/views'
import { access } from './access'
import type { App } from './context'
import { pageQuery } from './page-query'
import { found, reading } from './reader'
import { json } from './responses'

const listRoute = createRoute({
  ...access('deals'),
  method: 'get',
  path: '/api/deals',
  summary: 'Deals of the filter, the latest first',
  request: { query: filter.extend(pageQuery) },
  responses: json(dealPage),
})

const detailRoute = createRoute({
  ...access('deals'),
  method: 'get',
  path: '/api/deals/{id}',
  summary: 'One deal with its objections and demos',
  request: { params: z.object({ id: dealId }) },
  responses: json(detail),
})

export function mountDeals(app: App): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid('query')
    return c.json(await reading(c, (tx, reader) => listDeals(tx, reader, { filter, cursor, limit })), 200)
  })
  app.openapi(detailRoute, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(found(await reading(c, (tx, reader) => dealDetail(tx, reader, id)), 'deal'), 200)
  })
}
