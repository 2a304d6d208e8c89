import { createRoute, z } from '@hono/zod-openapi'
import { listDevices, revokeDevice } from '@/server/people/devices'
import type { Principal } from '@/server/people/principal'
import { deviceList } from '@/utils/model/views'
import { access } from './access'
import { type App, dbOf } from './context'
import { HttpError } from './http-error'
import { DONE, json } from './responses'

const listRoute = createRoute({
  ...access('member'),
  method: 'get',
  path: '/api/devices',
  summary: 'The tokens of browsers and programs: everybody’s for an admin, else one’s own',
  responses: json(deviceList),
})

const revokeRoute = createRoute({
  ...access('member'),
  method: 'post',
  path: '/api/devices/{id}/revoke',
  summary: 'Lets nobody in any more by this token',
  request: { params: z.object({ id: z.uuid() }) },
  responses: DONE,
})

export function mountDevices(app: App): void {
  app.openapi(listRoute, async (c) => {
    const { principal } = c.var
    return c.json({ rows: await listDevices(dbOf(c), principal.workspaceId, { of: onlyOf(principal) }) }, 200)
  })
  app.openapi(revokeRoute, async (c) => {
    const { principal } = c.var
    const { workspaceId } = principal
    const revoked = { workspaceId, id: c.req.valid('param').id, of: onlyOf(principal), by: principal.memberId }
    if (await revokeDevice(dbOf(c), revoked)) return c.body(null, 204)
    throw new HttpError('There is no such device in your reach.', { status: 404, code: 'not_found' })
  })
}

/** Whose devices somebody sees and revokes. */
const onlyOf = ({ roles, memberId }: Principal) => (roles.includes('admin') ? null : memberId)
