import { createRoute, z } from '@hono/zod-openapi'
import { endLogin, enterWorkspace, listLogins } from '@/server/people/logins'
import { workspacesOf } from '@/server/people/memberships'
import { isPassword, passwordState, setPassword } from '@/server/people/passwords'
import { workspaceId } from '@/utils/model/ids'
import { newPassword, ownAccount } from '@/utils/model/people'
import { access } from './access'
import { type App, dbOf } from './context'
import { HttpError } from './http-error'
import { limitTries } from './limit-tries'
import { DONE, json } from './responses'

const accountRoute = createRoute({
  ...access('account'),
  method: 'get',
  path: '/api/account',
  summary: 'One’s own ways in: password, sessions, workspaces',
  responses: json(ownAccount),
})

const passwordRoute = createRoute({
  ...access('account'),
  method: 'post',
  path: '/api/account/password',
  summary: 'Sets one’s password and ends one’s other sessions',
  request: { body: { required: true, content: { 'application/json': { schema: newPassword } } } },
  responses: DONE,
})

const endRoute = createRoute({
  ...access('account'),
  method: 'post',
  path: '/api/account/sessions/{id}/end',
  summary: 'Ends one of one’s own sessions',
  request: { params: z.object({ id: z.uuid() }) },
  responses: DONE,
})

const enterRoute = createRoute({
  ...access('account'),
  method: 'post',
  path: '/api/account/workspace',
  summary: 'Goes to another workspace of one’s own',
  request: {
    body: { required: true, content: { 'application/json': { schema: z.object({ workspaceId }) } } },
  },
  responses: DONE,
})

/** Tries of the present password in a quarter of an hour. */
const MOST_PASSWORDS = 10

export function mountAccount(app: App): void {
  app.openapi(accountRoute, async (c) => {
    const { personId, session, workspaceId } = c.var.principal
    const { auth, now } = c.var.services
    const state = await passwordState(auth, c.var.principal, now())
    const sessions = await listLogins(dbOf(c), personId, session?.id)
    const mine = await workspacesOf(dbOf(c), personId)
    const named = await dbOf(c).selectFrom('workspace').select(['id', 'name']).where('id', 'in', mine).execute()
    const workspaces = named.map((one) => ({ ...one, current: one.id === workspaceId }))
    return c.json({ ...state, sessions, workspaces }, 200)
  })
  app.openapi(passwordRoute, async (c) => {
    const { principal } = c.var
    const { auth, now } = c.var.services
    const { current, password } = c.req.valid('json')
    const { needsCurrent } = await passwordState(auth, principal, now())
    if (needsCurrent) {
      await limitTries(c, { of: `password ${principal.personId}`, most: MOST_PASSWORDS })
      if (current === undefined || !(await isPassword(auth, principal.personId, current)))
        throw new HttpError('This is not your present password. If you have forgotten it, ask an admin for a link.', {
          status: 403,
          code: 'wrong_password',
        })
    }
    await setPassword(auth, dbOf(c), principal, password)
    return c.body(null, 204)
  })
  app.openapi(endRoute, async (c) => {
    const { personId } = c.var.principal
    if (await endLogin(dbOf(c), { id: c.req.valid('param').id, personId })) return c.body(null, 204)
    throw new HttpError('There is no such session of yours; it may have ended.', { status: 404, code: 'not_found' })
  })
  app.openapi(enterRoute, async (c) => {
    const { personId, session } = c.var.principal
    const wanted = c.req.valid('json').workspaceId
    if (!session || !(await workspacesOf(dbOf(c), personId)).includes(wanted))
      throw new HttpError('You are no member of this workspace.', { status: 404, code: 'not_found' })
    await enterWorkspace(dbOf(c), session.id, wanted)
    return c.body(null, 204)
  })
}
