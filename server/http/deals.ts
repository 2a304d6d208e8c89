import { createRoute, z } from '@hono/zod-openapi'
import { createDeal, editDeal, upsertDeals } from '@/server/store/deal-edits'
import { dealDetail, listDeals } from '@/server/store/deal-queries'
import { bulkAnswer, bulkDeals, dealEdit, newDeal } from '@/utils/model/deal-edit'
import { filter } from '@/utils/model/filter'
import { dealId } from '@/utils/model/ids'
import { dealPage, dealDetail as detail } from '@/utils/model/views'
import { access } from './access'
import type { App } from './context'
import { pageQuery } from './page-query'
import { deciding, found, reading } from './reader'
import { created, json } from './responses'

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

const createDealRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/deals',
  summary: 'Make a deal by hand',
  request: { body: { required: true, content: { 'application/json': { schema: newDeal } } } },
  responses: created(detail),
})

const editRoute = createRoute({
  ...access('writeDeals'),
  method: 'patch',
  path: '/api/deals/{id}',
  summary: 'Change a deal, or close it with whom it was lost to and what broke it',
  request: {
    params: z.object({ id: dealId }),
    body: { required: true, content: { 'application/json': { schema: dealEdit } } },
  },
  responses: json(detail),
})

const bulkRoute = createRoute({
  // Extended to keys of programs where those are.
  ...access('writeDeals'),
  method: 'post',
  path: '/api/deals/bulk',
  summary: 'Make or change up to 1,000 deals by the ids of their source; bad rows are answered by their index',
  request: { body: { required: true, content: { 'application/json': { schema: bulkDeals } } } },
  responses: json(bulkAnswer),
})

export function mountDeals(app: App): void {
  app.openapi(bulkRoute, async (c) => {
    const { rows } = c.req.valid('json')
    return c.json(await deciding(c, (tx, decision) => upsertDeals(tx, decision, rows)), 200)
  })
  app.openapi(createDealRoute, async (c) => {
    const given = c.req.valid('json')
    const made = await deciding(c, async (tx, decision, reader) =>
      dealDetail(tx, reader, await createDeal(tx, decision, given)),
    )
    return c.json(found(made, 'deal'), 201)
  })
  app.openapi(editRoute, async (c) => {
    const { id } = c.req.valid('param')
    const edit = c.req.valid('json')
    const edited = await deciding(c, async (tx, decision, reader) =>
      (await editDeal(tx, decision, id, edit)) ? dealDetail(tx, reader, id) : undefined,
    )
    return c.json(found(edited, 'deal'), 200)
  })
  app.openapi(listRoute, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid('query')
    return c.json(await reading(c, (tx, reader) => listDeals(tx, reader, { filter, cursor, limit })), 200)
  })
  app.openapi(detailRoute, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(found(await reading(c, (tx, reader) => dealDetail(tx, reader, id)), 'deal'), 200)
  })
}
