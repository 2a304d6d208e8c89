import { createRoute, z } from '@hono/zod-openapi'
import { editObjections } from '@/server/store/curation'
import { objectionFacets } from '@/server/store/facet-queries'
import { listObjections, objectionDetail } from '@/server/store/objection-queries'
import { filter } from '@/utils/model/filter'
import { objectionId } from '@/utils/model/ids'
import { objectionDetail as detail, facets, objectionEdit, objectionPage } from '@/utils/model/views'
import { access, requireCorrecting } from './access'
import type { App } from './context'
import { pageQuery } from './page-query'
import { deciding, found, reading } from './reader'
import { json } from './responses'

const listRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/objections',
  summary: 'Objections of the filter, newest first',
  request: { query: filter.extend(pageQuery) },
  responses: json(objectionPage),
})

const facetsRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/objections/facets',
  summary: 'How many objections of the filter have each value',
  request: { query: filter },
  responses: json(facets),
})

const detailRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/objections/{id}',
  summary: 'One objection with its demo and what its fields were before',
  request: { params: z.object({ id: objectionId }) },
  responses: json(detail),
})

const editRoute = createRoute({
  ...access('curate'),
  method: 'patch',
  path: '/api/objections',
  summary: 'Change objections as one decision',
  request: { body: { required: true, content: { 'application/json': { schema: objectionEdit } } } },
  responses: json(z.object({ changed: z.int() })),
})

export function mountObjections(app: App): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid('query')
    return c.json(await reading(c, (tx, reader) => listObjections(tx, reader, { filter, cursor, limit })), 200)
  })
  app.openapi(facetsRoute, async (c) => {
    const filter = c.req.valid('query')
    return c.json(await reading(c, (tx, reader) => objectionFacets(tx, reader, filter)), 200)
  })
  app.openapi(detailRoute, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(found(await reading(c, (tx, reader) => objectionDetail(tx, reader, id)), 'note'), 200)
  })
  app.openapi(editRoute, async (c) => {
    const edit = c.req.valid('json')
    const { themeId: _, ...corrected } = edit.fields
    if (Object.keys(corrected).length > 0) requireCorrecting(c.var.principal)
    return c.json({ changed: await deciding(c, (tx, decision) => editObjections(tx, decision, edit)) }, 200)
  })
}
