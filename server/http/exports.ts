import { createRoute, z } from '@hono/zod-openapi'
import { cancelRun, listRuns, runProgress } from '@/server/export/runs'
import { exportPage, exportProgress } from '@/utils/model/export'
import { access, mayNameCustomers } from './access'
import type { App, AppContext } from './context'
import { pageQuery } from './page-query'
import { found, reading } from './reader'
import { DONE, json } from './responses'

const params = z.object({ id: z.uuid() })

const listRoute = createRoute({
  ...access('exports'),
  method: 'get',
  path: '/api/exports',
  summary: 'Who exported what, newest first',
  request: { query: z.object(pageQuery) },
  responses: json(exportPage),
})

const progressRoute = createRoute({
  ...access('export'),
  method: 'get',
  path: '/api/exports/{id}',
  summary: 'How far an export is: anybody’s for a manager, else one’s own; null before it is begun',
  request: { params },
  responses: json(exportProgress.nullable()),
})

const cancelRoute = createRoute({
  ...access('export'),
  method: 'post',
  path: '/api/exports/{id}/cancel',
  summary: 'Stops an export that is being written; one that has ended stays as it is',
  request: { params },
  responses: DONE,
})

export function mountExports(app: App): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query')
    return c.json(await reading(c, (tx, { workspaceId }) => listRuns(tx, workspaceId, { cursor, limit })), 200)
  })
  app.openapi(progressRoute, async (c) => {
    const one = within(c, c.req.valid('param').id)
    return c.json((await reading(c, (tx) => runProgress(tx, one))) ?? null, 200)
  })
  app.openapi(cancelRoute, async (c) => {
    const one = within(c, c.req.valid('param').id)
    await reading(c, async (tx) => {
      found(await runProgress(tx, one), 'export')
      await cancelRun(tx, one)
    })
    return c.body(null, 204)
  })
}

/** Only who sees everybody's exports looks at or stops another's. */
function within(c: AppContext, id: string) {
  const { principal } = c.var
  const { workspaceId, memberId } = principal
  return { workspaceId, id, of: mayNameCustomers(principal) ? null : memberId }
}
