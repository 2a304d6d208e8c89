import { createRoute, z } from '@hono/zod-openapi'
import { v7 } from 'uuid'
import { openCsv } from '@/server/import/csv-stream'
import { type ImportedChunk, importDeals } from '@/server/import/import-deals'
import { lookAtDeals } from '@/server/import/look-at-deals'
import { runImport } from '@/server/import/run-import'
import { findBatch, listBatches } from '@/server/store/batches'
import { undoImport } from '@/server/store/undo-import'
import { batchPage, batchView, undoAnswer } from '@/utils/model/batch'
import {
  type FirstRow,
  type ImportWish,
  importAnswer,
  importLook,
  importWish,
  MAX_IMPORT_BYTES,
} from '@/utils/model/import'
import { access } from './access'
import { type App, type AppContext, dbOf } from './context'
import { HttpError } from './http-error'
import { pageQuery } from './page-query'
import { found, reading } from './reader'
import { json } from './responses'
import { withSpooled } from './spool'

const FIRST_ROWS = 12

const params = z.object({ id: z.uuid() })
const file = { schema: { type: 'string', format: 'binary' } } as const
const body = { required: true, content: { 'text/csv': file, 'application/octet-stream': file } }

const lookRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/deals/import/look',
  summary: 'What a file of deals has, how it is read, and what must be asked; nothing is changed',
  description: `The body is the CSV file itself, at most ${MAX_IMPORT_BYTES / 1024 / 1024} MiB.`,
  request: { query: importWish, body },
  responses: json(importLook),
})

const importRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/deals/import',
  summary: 'Import a file of deals by their ids in the CRM; importing it again changes nothing',
  description:
    'The body is the CSV file itself. Its good rows go in, the others are answered with line and reason. Ending the request puts back what was written.',
  request: {
    query: importWish.extend({
      /** Chosen by the page, so that it can ask how far the import is. */
      batch: z.uuid().optional(),
      fileName: z.string().max(300).optional(),
      dryRun: z.stringbool().default(false),
    }),
    body,
  },
  responses: json(importAnswer),
})

const listRoute = createRoute({
  ...access('writeDeals'),
  method: 'get',
  path: '/api/deals/imports',
  summary: 'Who imported what, newest first',
  request: { query: z.object(pageQuery) },
  responses: json(batchPage),
})

const oneRoute = createRoute({
  ...access('writeDeals'),
  method: 'get',
  path: '/api/deals/imports/{id}',
  summary: 'How far an import is, or what it came to; null before it is begun',
  request: { params },
  responses: json(batchView.nullable()),
})

const undoRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/deals/imports/{id}/undo',
  summary: 'Put back what an import changed; deals with notes and what was changed since stay, and are named',
  request: { params },
  responses: json(undoAnswer),
})

/** Before the limit on other bodies: a file has its own. */
export function mountDealImports(app: App): void {
  app.openapi(lookRoute, async (c) => {
    const wish = c.req.valid('query')
    const look = await withFile(c, async (path) => lookAtDeals(await openCsv(path), targetOf(c, wish)))
    return c.json(look, 200)
  })
  app.openapi(importRoute, async (c) => {
    const { batch: id = v7(), fileName = null, dryRun, ...wish } = c.req.valid('query')
    const target = targetOf(c, wish)
    const signal = AbortSignal.any([c.req.raw.signal, c.var.services.stopping])
    const first: FirstRow[] = []
    const report = await withFile(c, async (path) => {
      const table = await openCsv(path)
      if (!dryRun) return runImport(target, table, { ...wish, id, fileName, signal })
      return importDeals(target, table, { ...wish, signal, dryRun, onChunk: (chunk) => keepFirst(first, chunk) })
    })
    return c.json({ ...report, batch: dryRun ? null : id, firstRows: first }, 200)
  })
  app.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query')
    const page = await reading(c, (tx, { workspaceId }) =>
      listBatches(tx, workspaceId, { kinds: ['deals'], cursor, limit }),
    )
    return c.json(page, 200)
  })
  app.openapi(oneRoute, async (c) => {
    const { id } = c.req.valid('param')
    return c.json((await reading(c, (tx, { workspaceId }) => findBatch(tx, { workspaceId, id }))) ?? null, 200)
  })
  app.openapi(undoRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { workspaceId, memberId } = c.var.principal
    const undo = { db: dbOf(c), actor: { workspaceId, memberId }, id, now: c.var.services.now() }
    return c.json(found(await undoImport(undo), 'import'), 200)
  })
}

function withFile<T>(c: AppContext, use: (path: string) => Promise<T>): Promise<T> {
  return withSpooled(c, { limit: MAX_IMPORT_BYTES, tooLarge }, use)
}

function tooLarge(): HttpError {
  const message = `The file is larger than ${MAX_IMPORT_BYTES / 1024 / 1024} MiB. Nothing was imported: split it, or leave out columns.`
  return new HttpError(message, { status: 413, code: 'too_large' })
}

function targetOf(c: AppContext, { currency, ...wish }: ImportWish) {
  const { workspaceId, memberId, workspace } = c.var.principal
  const now = () => new Date(c.var.services.now())
  const { timeZone } = workspace
  return { ...wish, db: dbOf(c), workspaceId, by: memberId, now, timeZone, currency: currency ?? workspace.currency }
}

function keepFirst(first: FirstRow[], { rows }: ImportedChunk): void {
  for (const { line, value } of rows.slice(0, FIRST_ROWS - first.length)) {
    const { externalId, name, account, segment, owner, amount, currency, outcome, closedAt } = value
    first.push({ line, externalId, name, account, segment, owner, amount, currency, outcome, closedAt })
  }
}
