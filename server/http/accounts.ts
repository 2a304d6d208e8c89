import { createRoute, z } from '@hono/zod-openapi'
import { listAccounts, mergeAccounts, renameSegment, undoAccountChange } from '@/server/store/account-edits'
import { accountList, accountMerge, accountsChanged, segmentRename } from '@/utils/model/accounts'
import { undoAnswer } from '@/utils/model/batch'
import { access } from './access'
import { type App, dbOf } from './context'
import { deciding, found, reading } from './reader'
import { json } from './responses'

const listRoute = createRoute({
  ...access('writeDeals'),
  method: 'get',
  path: '/api/accounts',
  summary: 'Accounts with their segments and how many deals each has, the most first; and every segment',
  request: { query: z.object({ text: z.string().max(200).default('') }) },
  responses: json(accountList),
})

const mergeRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/accounts/merge',
  summary: 'Make one account of several that are one customer',
  request: { body: { required: true, content: { 'application/json': { schema: accountMerge } } } },
  responses: json(accountsChanged),
})

const renameRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/segments/rename',
  summary: 'Give a segment another name; closed deals keep theirs unless `closedDeals` says otherwise',
  request: { body: { required: true, content: { 'application/json': { schema: segmentRename } } } },
  responses: json(accountsChanged),
})

const undoRoute = createRoute({
  ...access('writeDeals'),
  method: 'post',
  path: '/api/accounts/changes/{id}/undo',
  summary: 'Undo a merge of accounts or a renamed segment',
  request: { params: z.object({ id: z.uuid() }) },
  responses: json(undoAnswer),
})

export function mountAccounts(app: App): void {
  app.openapi(listRoute, async (c) => {
    const { text } = c.req.valid('query')
    return c.json(await reading(c, (tx, { workspaceId }) => listAccounts(tx, workspaceId, text)), 200)
  })
  app.openapi(mergeRoute, async (c) => {
    const merge = c.req.valid('json')
    return c.json(await deciding(c, (tx, decision) => mergeAccounts(tx, decision, merge)), 200)
  })
  app.openapi(renameRoute, async (c) => {
    const rename = c.req.valid('json')
    return c.json(await deciding(c, (tx, decision) => renameSegment(tx, decision, rename)), 200)
  })
  app.openapi(undoRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { workspaceId, memberId } = c.var.principal
    const undo = { db: dbOf(c), actor: { workspaceId, memberId }, id, now: c.var.services.now() }
    return c.json(found(await undoAccountChange(undo), 'change'), 200)
  })
}
