import { createRoute, z } from '@hono/zod-openapi'
import { CONTENT_TYPES } from '@/server/export/export-file'
import { keptRun } from '@/server/export/runs'
import { addSchedule, listSchedules, stopSchedule } from '@/server/export/schedules'
import { writeAudit } from '@/server/store/audit'
import { partsOf } from '@/server/store/kept-files'
import { newSchedule, scheduleList } from '@/utils/model/export'
import { access } from './access'
import type { App } from './context'
import { download } from './download'
import { found, reading } from './reader'
import { DONE, json } from './responses'

const params = z.object({ id: z.uuid() })

const listRoute = createRoute({
  ...access('exports'),
  method: 'get',
  path: '/api/exports/schedules',
  summary: 'What is exported every Monday',
  responses: json(scheduleList),
})

const addRoute = createRoute({
  ...access('exports'),
  method: 'post',
  path: '/api/exports/schedules',
  summary: 'Exports this from next Monday on, and keeps each file for 30 days',
  request: { body: { required: true, content: { 'application/json': { schema: newSchedule } } } },
  responses: DONE,
})

const stopRoute = createRoute({
  ...access('exports'),
  method: 'post',
  path: '/api/exports/schedules/{id}/stop',
  summary: 'Makes no more of these files; those that are kept stay their time',
  request: { params },
  responses: DONE,
})

const fileRoute = createRoute({
  ...access('exports'),
  method: 'get',
  path: '/api/exports/{id}/file',
  summary: 'A file that was kept',
  request: { params },
  responses: { 200: { description: 'The file' } },
})

export function mountSchedules(app: App): void {
  app.openapi(listRoute, async (c) => c.json(await reading(c, listSchedules), 200))
  app.openapi(addRoute, async (c) => {
    const wanted = { ...c.req.valid('json'), now: new Date(c.var.services.now()) }
    await reading(c, (tx, reader) => addSchedule(tx, reader, c.var.principal.memberId, wanted))
    return c.body(null, 204)
  })
  app.openapi(stopRoute, async (c) => {
    const { id } = c.req.valid('param')
    const stopped = await reading(c, (tx) => stopSchedule(tx, c.var.principal, id))
    found(stopped || undefined, 'weekly export')
    return c.body(null, 204)
  })
  app.openapi(fileRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { principal } = c.var
    const file = { workspaceId: principal.workspaceId, exportId: id }
    const { format, begunAt } = await reading(c, async (tx) => {
      const run = found(await keptRun(tx, file, new Date(c.var.services.now())), 'file')
      await writeAudit(tx, principal, { action: 'export_fetched', detail: { export: id } })
      return run
    })
    c.header('content-type', CONTENT_TYPES[format])
    c.header('content-disposition', `attachment; filename="objections-${begunAt.slice(0, 10)}.${format}"`)
    c.header('cache-control', 'no-store')
    return download(c, (out) =>
      reading(c, async (tx) => {
        for await (const part of partsOf(tx, file)) if (!(await out.write(part))) return
      }),
    )
  })
}
