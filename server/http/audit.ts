import { createRoute, z } from '@hono/zod-openapi'
import { listAudit } from '@/server/store/audit'
import { auditPage } from '@/utils/model/audit'
import { access } from './access'
import type { App } from './context'
import { pageQuery } from './page-query'
import { reading } from './reader'
import { json } from './responses'

const listRoute = createRoute({
  ...access('audit'),
  method: 'get',
  path: '/api/audit',
  summary: 'Who signed in, exported, erased or shut out, newest first',
  request: { query: z.object(pageQuery) },
  responses: json(auditPage),
})

export function mountAudit(app: App): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query')
    return c.json(await reading(c, (tx, { workspaceId }) => listAudit(tx, workspaceId, { cursor, limit })), 200)
  })
}
