import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { RULES } from '@/server/http/access'
import { problem } from '@/utils/model/problem'
import { PREVIOUS_PROTOCOL, PROTOCOL } from '@/utils/model/sync-protocol'
import { anId, anObjectionMutation } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember } from './endpoint'

let endpoint: Endpoint
let eva: TestMember
let device: TestDevice
beforeAll(async () => {
  endpoint = openEndpoint()
  eva = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  device = new TestDevice(endpoint, eva)
})
afterAll(() => endpoint.close())

async function problemOf(response: Response | Promise<Response>) {
  const answer = await response
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return problem.parse(await answer.json())
}

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  device.request('/api/sync/push', { method: 'POST', body, headers })

describe('every route', () => {
  it('names its rule, and without it nobody gets in', async () => {
    const document = await (await endpoint.app.request('/api/openapi.json')).json()
    const routes = Object.entries<Record<string, { 'x-access': string }>>(document.paths)
    const open: string[] = []
    for (const [path, methods] of routes) {
      for (const [method, route] of Object.entries(methods)) {
        expect(Object.keys(RULES), `${method} ${path}`).toContain(route['x-access'])
        if (route['x-access'] === 'public') continue
        const concrete = path.replaceAll(/\{\w+\}/g, anId.deal())
        const response = await endpoint.app.request(concrete, { method: method.toUpperCase() })
        if (response.status !== 401) open.push(`${method} ${path}`)
      }
    }
    expect(routes.length).toBeGreaterThan(8)
    expect(open).toEqual([])
  })

  it('answers what is not there with a problem', async () => {
    expect(await problemOf(endpoint.app.request('/api/nothing'))).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('forbids framing and foreign script', async () => {
    const { headers } = await endpoint.app.request('/healthz')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
  })
})

describe('a push', () => {
  it('is refused when it is larger than it may be, also when only unpacked', async () => {
    const large = JSON.stringify({ protocol: PROTOCOL, deviceId: device.id, mutations: ['x'.repeat(3_000_000)] })
    expect(await problemOf(post(large))).toMatchObject({ status: 413, code: 'too_large' })
    const bomb = await promisify(gzip)(Buffer.alloc(50_000_000))
    expect(await problemOf(post(bomb, { 'content-encoding': 'gzip' }))).toMatchObject({
      status: 413,
      code: 'too_large',
    })
  })

  it.each([
    ['no JSON', 'hello', {}],
    ['broken gzip', 'hello', { 'content-encoding': 'gzip' }],
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}],
    ['another shape', '{"protocol":1}', {}],
    [
      'too many mutations',
      JSON.stringify({ protocol: PROTOCOL, deviceId: anId.device(), mutations: Array(2_501).fill(0) }),
      {},
    ],
  ])('is refused when it is %s', async (_, body, headers) => {
    expect(await problemOf(post(body, headers))).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('is refused in a protocol of the future, with what to do', async () => {
    const answer = await problemOf(post(JSON.stringify({ protocol: 9, deviceId: device.id, mutations: [] })))
    expect(answer).toMatchObject({ status: 426, code: 'protocol_ahead' })
    expect(answer.detail).toContain('Update the endpoint')
  })

  it('of deeply nested fields is answered, not fatal', async () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const mutation = JSON.stringify(anObjectionMutation()).replace('"fields":{', `"fields":{"deep":${nested},`)
    const body = `{"protocol":1,"deviceId":"${device.id}","mutations":[${mutation}]}`
    const response = await post(body)
    expect(await response.json()).toMatchObject({ applied: 0, rejected: [{ code: 'invalid' }] })
  })

  it.each(['constructor', 'a b', ''])('with a field named "%s" is answered, not fatal', async (name) => {
    const mutation = JSON.stringify(anObjectionMutation()).replace('"fields":{', `"fields":{${JSON.stringify(name)}:1,`)
    const response = await post(`{"protocol":1,"deviceId":"${device.id}","mutations":[${mutation}]}`)
    expect(await response.json()).toMatchObject({ applied: 0, rejected: [{ code: 'invalid' }] })
  })

  it('leaves no word of a customer in the log', async () => {
    await device.push([anObjectionMutation({ fields: { text: 'TOPSECRET' } }), { fields: 'TOPSECRET' }])
    await device.request('/api/sync/pull?cursor=TOPSECRET')
    expect(endpoint.lines.join('')).toContain('/api/sync/push')
    expect(endpoint.lines.join('')).not.toContain('TOPSECRET')
  })
})

describe('a device', () => {
  it('says hello in the version that the extension speaks, and in its own where it cannot', async () => {
    const hello = async (query: string) => (await (await device.request(`/api/sync/hello${query}`)).json()).protocol
    expect(await hello('')).toBe(1)
    expect(await hello(`?protocol=${PREVIOUS_PROTOCOL}`)).toBe(PREVIOUS_PROTOCOL)
    expect(await hello(`?protocol=${PROTOCOL}`)).toBe(PROTOCOL)
    expect(await hello(`?protocol=${PROTOCOL + 1}`)).toBe(PROTOCOL)
  })

  it('is told where its token leads', async () => {
    const answer = await (await device.request('/api/sync/hello')).json()
    expect(answer).toMatchObject({ product: 'pushback', workspace: 'Acme', memberId: eva.memberId })
  })

  it.each([undefined, 'Bearer nonsense', 'Bearer pb_', 'Basic abc'])('is unknown with %s', async (authorization) => {
    const headers = authorization ? { authorization } : undefined
    const answer = await problemOf(endpoint.app.request('/api/sync/hello', { headers }))
    expect(answer).toMatchObject({ status: 401, code: 'unknown_token' })
  })

  it('is told when its token was revoked', async () => {
    const max = await aMember(endpoint, { workspaceId: eva.workspaceId })
    await inWorkspace(endpoint.db, eva.workspaceId, (tx) =>
      tx
        .updateTable('device')
        .set({ revokedAt: new Date().toISOString() })
        .where('memberId', '=', max.memberId)
        .execute(),
    )
    const answer = await problemOf(new TestDevice(endpoint, max).request('/api/sync/hello'))
    expect(answer).toMatchObject({ status: 401, code: 'revoked' })
  })

  it('has no cookie: a session does not sync', async () => {
    const response = await endpoint.app.request('/api/sync/hello', { headers: { cookie: eva.cookie } })
    expect(response.status).toBe(401)
  })

  it.each(['chrome-extension://abc', 'moz-extension://abc'])('may ask from %s', async (origin) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    const response = await endpoint.app.request('/api/sync/push', { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('access-control-max-age')).toBe('7200')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('may not ask from a page, nor from an extension outside sync', async () => {
    const page = await endpoint.app.request('/api/sync/hello', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    })
    const outside = await endpoint.app.request('/api/me', { headers: { origin: 'chrome-extension://abc' } })
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
    expect(outside.headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each(['cursor=abc', 'cursor=-1', 'device=1', 'protocol=x'])('gets a problem for a pull with %s', async (part) => {
    const query = new URLSearchParams({
      protocol: String(PROTOCOL),
      device: device.id,
      ...Object.fromEntries([part.split('=')]),
    })
    expect(await problemOf(device.request(`/api/sync/pull?${query}`))).toMatchObject({ status: 400, code: 'invalid' })
  })
})

describe('an endpoint that is being watched', () => {
  it('says that it lives and is ready, and counts by route', async () => {
    expect((await endpoint.app.request('/healthz')).status).toBe(200)
    expect((await endpoint.app.request('/readyz')).status).toBe(200)
    const metrics = await (await endpoint.app.request('/metrics')).text()
    expect(metrics).toMatch(/pushback_http_requests_total\{method="GET",route="\/healthz",status="200"\} \d+/)
  })

  it('says in the answer which line of the log is about it', async () => {
    const response = await endpoint.app.request('/api/me', { headers: { 'x-request-id': 'given-1' } })
    expect(await problemOf(response)).toMatchObject({ requestId: 'given-1', code: 'signed_out' })
  })
})
