import { createRoute, z } from '@hono/zod-openapi'
import { answerPairing, collectToken, findPairing, INTERVAL_S, startPairing } from '@/server/people/pairing'
import { GRANT_TYPE, pairingAnswer, pairingStart, pairingView, tokenAnswer, tokenRefusal } from '@/utils/model/pairing'
import { access } from './access'
import { type App, dbOf } from './context'
import { deviceCors } from './device-cors'
import { HttpError } from './http-error'
import { limitTries } from './limit-tries'
import { pageAddress } from './page-address'
import { DONE, json } from './responses'

/** What a browser calls itself; it is also printed to a terminal. */
const device = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}+$/u)

const startRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/pairing',
  summary: 'A browser asks to be let in: a code for the member, and one of its own (RFC 8628)',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ device }) } },
    },
  },
  responses: json(pairingStart),
})

const form = z.object({ grant_type: z.literal(GRANT_TYPE), device_code: z.string().max(100) })

const tokenRoute = createRoute({
  ...access('public'),
  method: 'post',
  path: '/api/pairing/token',
  summary: 'The browser asks for its token (RFC 8628, 3.4)',
  request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: form } } } },
  responses: {
    200: { description: 'Let in', content: { 'application/json': { schema: tokenAnswer } } },
    400: { description: 'Not let in, or not yet', content: { 'application/json': { schema: tokenRefusal } } },
  },
})

const code = { params: z.object({ code: z.string().max(40) }) }

const viewRoute = createRoute({
  ...access('account'),
  method: 'get',
  path: '/api/pairing/{code}',
  summary: 'Which browser shows this code',
  request: code,
  responses: json(pairingView),
})

const answerRoute = createRoute({
  ...access('account'),
  method: 'post',
  path: '/api/pairing/{code}',
  summary: 'Lets the browser that shows this code in, or keeps it out',
  request: { ...code, body: { required: true, content: { 'application/json': { schema: pairingAnswer } } } },
  responses: DONE,
})

const unknownCode = () =>
  new HttpError('No browser shows this code, or no longer. Look at the code there, or begin again.', {
    status: 404,
    code: 'unknown_code',
  })

/** Codes that one member may try in a quarter of an hour: of 25 thousand million, one is not found by guessing. */
const MOST_CODES = 30

export function mountPairing(app: App): void {
  const cors = deviceCors(['POST'])
  app.use('/api/pairing', cors)
  app.use('/api/pairing/token', cors)
  app.openapi(startRoute, async (c) => {
    await limitTries(c)
    const { code, userCode, seconds } = await startPairing(dbOf(c), c.req.valid('json').device, c.var.services.now())
    const page = `${pageAddress(c)}/pair`
    return c.json(
      {
        device_code: code,
        user_code: userCode,
        verification_uri: page,
        verification_uri_complete: `${page}?code=${userCode}`,
        expires_in: seconds,
        interval: INTERVAL_S,
      },
      200,
    )
  })
  app.openapi(tokenRoute, async (c) => {
    c.header('cache-control', 'no-store')
    const result = await collectToken(dbOf(c), c.req.valid('form').device_code, c.var.services.now())
    if (typeof result === 'string') return c.json({ error: result }, 400)
    return c.json({ access_token: result.token, token_type: 'Bearer' as const }, 200)
  })
  app.openapi(viewRoute, async (c) => {
    await limitTries(c, { of: `codes ${c.var.principal.personId}`, most: MOST_CODES })
    const pairing = await findPairing(dbOf(c), c.req.valid('param').code, c.var.services.now())
    if (!pairing) throw unknownCode()
    return c.json(pairing, 200)
  })
  app.openapi(answerRoute, async (c) => {
    const { allow } = c.req.valid('json')
    const answer = { userCode: c.req.valid('param').code, allow, now: c.var.services.now() }
    if (await answerPairing(dbOf(c), c.var.principal, answer)) return c.body(null, 204)
    throw unknownCode()
  })
}
