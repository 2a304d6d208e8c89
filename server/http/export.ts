import { createRoute, z } from '@hono/zod-openapi'
import { v7 } from 'uuid'
import { CONTENT_TYPES } from '@/server/export/export-file'
import type { ExportOrder } from '@/server/export/order'
import { runExport } from '@/server/export/run-export'
import { beginRun, type Run } from '@/server/export/runs'
import { exportWish } from '@/utils/model/export'
import { filter } from '@/utils/model/filter'
import { access, mayNameCustomers } from './access'
import type { App, AppContext } from './context'
import { download } from './download'
import { HttpError } from './http-error'
import { reading } from './reader'

/** Chosen by the page, so that it can ask how far the download is that the browser makes of the link. */
const run = z.uuid().optional()

const exportRoute = createRoute({
  ...access('export'),
  method: 'get',
  path: '/api/objections/export',
  summary: 'The objections of the filter as a file',
  request: { query: filter.extend({ ...exportWish.shape, run }) },
  responses: { 200: { description: 'The file' } },
})

export function mountExport(app: App): void {
  app.openapi(exportRoute, async (c) => {
    const { run: id = v7(), format, redact, bom, about, columns, language, ...filter } = c.req.valid('query')
    const { principal, services } = c.var
    const wish = { format, bom, about, columns, language, redact: redact || !mayNameCustomers(principal) }
    const { workspaceId, memberId, name, email, workspace } = principal
    const begun = { actor: { workspaceId, memberId }, id }
    if (!(await beginRun(services.db, begun, { filter, wish }))) throw usedAlready()
    const now = new Date(services.now())
    c.header('content-type', CONTENT_TYPES[format])
    c.header('content-disposition', `attachment; filename="objections-${now.toISOString().slice(0, 10)}.${format}"`)
    c.header('cache-control', 'no-store')
    return answer(c, begun, { filter, wish, workspace, by: `${name} <${email}>`, now, baseUrl: baseUrlOf(c) })
  })
}

function answer(c: AppContext, run: Run, order: ExportOrder): Response {
  return download(c, async (out) => {
    const state = await runExport({
      ...{ db: c.var.services.db, run, order },
      read: (work) => reading(c, work),
      write: (piece) => out.write(piece),
      cutOff: () => out.cutOff(),
    })
    if (state !== 'finished') out.cutOff()
  })
}

/** Where whoever asks reaches us, for the link in the file. */
function baseUrlOf(c: AppContext): string {
  return c.var.services.publicUrl ?? new URL(c.req.url).origin
}

function usedAlready(): HttpError {
  return new HttpError('This export has been begun already. Ask again with another id, or with none.', {
    status: 409,
    code: 'export_begun',
  })
}
