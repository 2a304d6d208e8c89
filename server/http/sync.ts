import { createRoute, z } from '@hono/zod-openapi'
import { inWorkspace } from '@/server/db/in-workspace'
import { reportWaiting } from '@/server/people/devices'
import { postgresSyncStore } from '@/server/store/postgres-sync-store'
import { pull } from '@/server/sync/pull'
import { push } from '@/server/sync/push'
import { deviceId } from '@/utils/model/ids'
import {
  helloAnswer,
  MAX_MUTATIONS,
  mutation,
  mutationsOf,
  PREVIOUS_PROTOCOL,
  PROTOCOL,
  pullAnswer,
  pushAnswer,
  pushRequest,
  waiting,
} from '@/utils/model/sync-protocol'
import { access } from './access'
import { type App, dbOf } from './context'
import { deviceCors } from './device-cors'
import { gzipped } from './gzipped'
import { HttpError } from './http-error'
import { json } from './responses'
import { readSyncBody } from './sync-body'

const ACCEPTED_PROTOCOLS: readonly number[] = [PREVIOUS_PROTOCOL, PROTOCOL]

/** A client of the first version did not say what it speaks, and takes no other for an answer. */
const helloQuery = z.object({ protocol: z.coerce.number().int().default(1) })

const pullQuery = z.object({
  protocol: z.coerce.number().int(),
  device: deviceId,
  cursor: z.string().max(64).optional(),
  waiting: waiting.default(0),
})

const helloRoute = createRoute({
  ...access('device'),
  method: 'get',
  path: '/api/sync/hello',
  summary: 'What the address and the token lead to',
  request: { query: helloQuery },
  responses: json(helloAnswer),
})

const pushRoute = createRoute({
  ...access('device'),
  method: 'post',
  path: '/api/sync/push',
  // The body may be gzipped, so the handler reads and checks it; `pushDocument` tells of it.
  hide: true,
  responses: json(pushAnswer),
})

const pushDocument = {
  ...pushRoute,
  hide: false,
  summary: 'Takes a device’s mutations, as JSON or gzipped JSON; each is answered for itself',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: pushRequest.safeExtend({ mutations: z.array(mutation).max(MAX_MUTATIONS).optional() }),
        },
      },
    },
  },
}

const pullRoute = createRoute({
  ...access('device'),
  method: 'get',
  path: '/api/sync/pull',
  summary: 'What has changed in the member’s reach since the cursor',
  request: { query: pullQuery },
  responses: { ...json(pullAnswer), 204: { description: 'Nothing has changed' } },
})

/** The extension's way in: bearer tokens only, so its origins may ask from anywhere without any cookie. */
export function mountSync(app: App): void {
  app.use('/api/sync/*', deviceCors(['GET', 'POST']))
  app.use('/api/sync/pull', gzipped)
  app.openapi(helloRoute, (c) => {
    const { workspaceId, workspace, memberId, name } = c.var.principal
    const { protocol } = c.req.valid('query')
    return c.json(
      {
        product: 'pushback' as const,
        protocol: ACCEPTED_PROTOCOLS.includes(protocol) ? protocol : PROTOCOL,
        workspaceId,
        workspace: workspace.name,
        memberId,
        member: name,
      },
      200,
    )
  })
  app.openAPIRegistry.registerPath(pushDocument)
  app.openapi(pushRoute, async (c) => {
    const body = await readSyncBody(c)
    checkProtocol(z.object({ protocol: z.int() }).parse(body).protocol)
    const request = pushRequest.parse(body)
    const { principal } = c.var
    const { workspaceId, memberId } = principal
    const sent = { ...request, mutations: mutationsOf(request), workspaceId, memberId, now: c.var.services.now() }
    const answer = await inWorkspace(dbOf(c), workspaceId, async (tx) => {
      if (request.waiting !== undefined) await reportWaiting(tx, principal, request.waiting)
      return push(postgresSyncStore(tx, workspaceId), sent)
    })
    return c.json(answer, 200)
  })
  app.openapi(pullRoute, async (c) => {
    const { protocol, device, cursor, waiting } = c.req.valid('query')
    checkProtocol(protocol)
    const { principal } = c.var
    const { workspaceId, memberId } = principal
    const answer = await inWorkspace(dbOf(c), workspaceId, async (tx) => {
      await reportWaiting(tx, principal, waiting)
      return pull(postgresSyncStore(tx, workspaceId), { memberId, deviceId: device, cursor })
    })
    // Every browser asks every minute, and nearly always for nothing.
    if (answer.rows.length === 0 && answer.cursor === cursor) return c.body(null, 204)
    return c.json(answer, 200)
  })
}

function checkProtocol(spoken: number): void {
  if (ACCEPTED_PROTOCOLS.includes(spoken)) return
  const [code, side] =
    spoken < PROTOCOL ? ['protocol', 'Update the extension'] : ['protocol_ahead', 'Update the endpoint']
  throw new HttpError(
    `This endpoint speaks protocol ${ACCEPTED_PROTOCOLS.join(' and ')}, the extension ${spoken}. ${side}; everything is kept until then.`,
    { status: 426, code },
  )
}
