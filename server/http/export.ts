import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { CONTENT_TYPES, EXPORT_FORMATS, exportObjections } from '@/server/export/export-objections'
import { filter } from '@/utils/model/filter'
import { access, mayNameCustomers } from './access'
import type { App } from './context'
import { reading } from './reader'

const yes = z.stringbool().default(false)

const exportRoute = createRoute({
  ...access('export'),
  method: 'get',
  path: '/api/objections/export',
  summary: 'The objections of the filter as a file',
  request: { query: filter.extend({ format: z.enum(EXPORT_FORMATS).default('csv'), redact: yes, bom: yes }) },
  responses: { 200: { description: 'The file' } },
})

export function mountExport(app: App): void {
  app.openapi(exportRoute, (c) => {
    const { format, redact: wanted, bom, ...filter } = c.req.valid('query')
    const redact = wanted || !mayNameCustomers(c.var.principal)
    const day = new Date(c.var.services.now()).toISOString().slice(0, 10)
    c.header('content-type', CONTENT_TYPES[format])
    c.header('content-disposition', `attachment; filename="objections-${day}.${format}"`)
    c.header('cache-control', 'no-store')
    return stream(
      c,
      (out) =>
        reading(c, async (tx, reader) => {
          for await (const piece of exportObjections(tx, reader, { format, filter, redact, bom })) {
            if (out.aborted) return
            await out.write(piece)
          }
        }),
      // The answer has begun, so it cannot become a problem document: cut off, it does not look complete.
      async (error, out) => {
        c.var.log.error({ err: { type: error.name } }, 'export broke off')
        out.abort()
      },
    )
  })
}
