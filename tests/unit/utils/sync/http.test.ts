import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gzip } from '@/utils/sync/batch'
import { call, retryAfter } from '@/utils/sync/http'
import { T0 } from '../store/device'

const access = { url: 'http://endpoint', token: 'pb_x' }
const get = { method: 'GET', path: '/api/sync/hello' } as const

function world(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  return {
    asked,
    now: () => T0,
    timeout: () => AbortSignal.timeout(5_000),
    fetch: async (url: string, init: RequestInit) => {
      asked.push({ url, init })
      return answer()
    },
  }
}

const problem = (status: number, over: object = {}, headers = {}) =>
  Response.json(
    { type: 'about:blank', title: 'Title', status, code: 'other', detail: 'Told.', ...over },
    {
      status,
      headers,
    },
  )

/** A body that breaks off after its first bytes, as when the network goes. */
const cut = () =>
  new Response(
    new ReadableStream({
      start: (body) => body.enqueue(new TextEncoder().encode('{"applied":')),
      pull: (body) => body.error(new TypeError('network error')),
    }),
  )

describe('a request', () => {
  it('says who asks, sends no cookie and takes nothing from a cache', async () => {
    const to = world(() => Response.json({}))
    await call(to, access, get)
    expect(to.asked[0]?.url).toBe('http://endpoint/api/sync/hello')
    expect(to.asked[0]?.init).toMatchObject({
      ...{ method: 'GET', credentials: 'omit', cache: 'no-store' },
      headers: { authorization: 'Bearer pb_x' },
    })
    expect(to.asked[0]?.init).not.toHaveProperty('body')
  })

  it('carries its body and says what it is', async () => {
    const to = world(() => Response.json({}))
    const body = await gzip(new TextEncoder().encode('{"a":1}'))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    await call(to, access, { method: 'POST', path: '/api/sync/push', body: { bytes: body, headers } })
    const init = to.asked[0]?.init
    expect(init?.headers).toMatchObject(headers)
    expect(gunzipSync(init?.body as ArrayBuffer).toString()).toBe('{"a":1}')
  })

  it('is given up after its time', async () => {
    const to = { ...world(() => Response.json({})), timeout: () => AbortSignal.abort() }
    const fetch = async (_: string, { signal }: RequestInit) => {
      signal?.throwIfAborted()
      return Response.json({})
    }
    expect(await call({ ...to, fetch }, access, get)).toMatchObject({ ok: false, failure: { code: 'unreachable' } })
  })
})

describe('an answer', () => {
  it.each([{ rows: [] }, [], 0, null, 'text'])('that is JSON comes through as it is: %j', async (json) => {
    expect(
      await call(
        world(() => Response.json(json)),
        access,
        get,
      ),
    ).toEqual({ ok: true, json })
  })

  it.each<[string, () => Response | Promise<Response>]>([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a body that is cut', cut],
  ])('of %s counts as none', async (_, answer) => {
    const failure = { code: 'unreachable', detail: null, retryAfterMs: null }
    expect(await call(world(answer), access, get)).toEqual({ ok: false, status: 0, failure })
  })

  it.each([200, 201])('with status %i and no JSON is not the endpoint’s', async (status) => {
    const answer = await call(
      world(() => new Response('<p>Sign in', { status })),
      access,
      get,
    )
    expect(answer).toMatchObject({ ok: false, status, failure: { code: 'not_endpoint' } })
  })

  it('without a body is not the endpoint’s either', async () => {
    const answer = await call(
      world(() => new Response('')),
      access,
      get,
    )
    expect(answer).toMatchObject({ ok: false, failure: { code: 'not_endpoint' } })
  })
})

describe('a refusal', () => {
  it.each([
    [400, 'invalid', 'server_error'],
    [401, 'unknown_token', 'unknown_token'],
    [401, 'revoked', 'revoked'],
    [401, 'anything else', 'unknown_token'],
    [403, 'role', 'role'],
    [404, 'not_found', 'not_endpoint'],
    [413, 'too_large', 'server_error'],
    [426, 'protocol', 'upgrade'],
    [426, 'protocol_ahead', 'endpoint_old'],
    [429, 'busy', 'busy'],
    [500, 'internal', 'server_error'],
    [503, 'stopping', 'server_error'],
  ])('%i %s of the endpoint is called %s', async (status, code, expected) => {
    const answer = await call(
      world(() => problem(status, { code })),
      access,
      get,
    )
    expect(answer).toMatchObject({ ok: false, status, failure: { code: expected, detail: 'Told.' } })
  })

  it.each([
    [401, 'not_endpoint'],
    [403, 'not_endpoint'],
    [404, 'not_endpoint'],
    [407, 'not_endpoint'],
    [426, 'not_endpoint'],
    [429, 'busy'],
    [502, 'server_error'],
    [504, 'server_error'],
  ])('%i of a machine in between is called %s, and signs nobody out', async (status, code) => {
    const answer = await call(
      world(() => new Response('<h1>No</h1>', { status })),
      access,
      get,
    )
    expect(answer).toMatchObject({ ok: false, status, failure: { code, detail: null } })
  })

  it('is told by its title where it has no detail', async () => {
    const answer = await call(
      world(() => problem(403, { detail: undefined })),
      access,
      get,
    )
    expect(answer).toMatchObject({ failure: { detail: 'Title' } })
  })

  it.each([
    ['seconds', '20', 20_000],
    ['a date', new Date(T0 + 90_000).toUTCString(), 90_000],
    ['nothing readable', 'later', null],
  ])('brings the wait that the endpoint asks for, in %s', async (_, header, retryAfterMs) => {
    const answer = await call(
      world(() => problem(503, {}, { 'retry-after': header })),
      access,
      get,
    )
    expect(answer).toMatchObject({ failure: { retryAfterMs } })
  })
})

describe('a wait that is asked for', () => {
  const DAY = 86_400_000
  it.each([
    ['a year', '31536000'],
    ['more than a number holds', '9'.repeat(400)],
    ['a date in a year', new Date(T0 + 400 * DAY).toUTCString()],
  ])('is at most a day, or one wrong header would keep notes here for good: %s', (_, header) => {
    expect(retryAfter(header, T0)).toBe(DAY)
  })
})
