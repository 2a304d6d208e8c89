import { describe, expect, it } from 'vitest'
import { memberId, newId, workspaceId } from '@/utils/model/ids'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import { endpointAddress, testConnection } from '@/utils/sync/hello'
import { retryAfter } from '@/utils/sync/http'
import { T0 } from '../store/device'
import { page, refusal, type Trouble } from './endpoint-stub'

const hello = {
  product: 'pushback',
  protocol: PROTOCOL,
  workspaceId: newId(workspaceId),
  workspace: 'Acme',
  memberId: newId(memberId),
  member: 'Sam',
}

const answering = (answer: Exclude<Trouble, string> | 'nothing') => ({
  now: () => T0,
  timeout: () => AbortSignal.timeout(5_000),
  fetch: async () => {
    if (answer === 'nothing') throw new TypeError('Failed to fetch')
    return answer.response()
  },
})

const json = (body: unknown) => ({ response: () => Response.json(body) })

describe('testing a connection', () => {
  it('says who and where one is', async () => {
    const test = await testConnection(answering(json(hello)), { url: 'http://host:4380/', token: ' pb_x \n' })
    expect(test).toEqual({ ok: true, url: 'http://host:4380', hello })
  })

  it.each<[string, Exclude<Trouble, string> | 'nothing']>([
    ['unreachable', 'nothing'],
    ['not_endpoint', page()],
    ['not_endpoint', page(404)],
    ['not_endpoint', json({ product: 'another' })],
    ['unknown_token', refusal(401)],
    ['revoked', refusal(401, {}, 'revoked')],
    ['role', refusal(403)],
    ['upgrade', refusal(426)],
    ['busy', refusal(429)],
    ['server_error', refusal(500)],
    ['protocol', json({ ...hello, protocol: PROTOCOL + 1 })],
  ])('calls it %s', async (code, answer) => {
    expect(await testConnection(answering(answer), { url: 'host', token: 'pb_x' })).toMatchObject({ ok: false, code })
  })

  it.each(['', '   ', 'http://', 'ftp://host', 'javascript:alert(1)', 'not an address', 'http://user:pw@host'])(
    'knows that %j is no address, without asking anybody',
    async (url) => {
      const test = await testConnection(answering('nothing'), { url, token: 'pb_x' })
      expect(test).toMatchObject({ ok: false, code: 'address_malformed' })
    },
  )

  it.each(['two words', 'ümlaut', 'a\nb'])('knows that %j is no token', async (token) => {
    expect(await testConnection(answering('nothing'), { url: 'host', token })).toMatchObject({
      code: 'token_malformed',
    })
  })
})

describe('an address', () => {
  it.each([
    ['localhost:4380', 'http://localhost:4380'],
    ['127.0.0.1:4380/', 'http://127.0.0.1:4380'],
    ['192.168.1.7', 'http://192.168.1.7'],
    ['pushback.example.com', 'https://pushback.example.com'],
    ['http://pushback.example.com', 'http://pushback.example.com'],
    ['https://Pushback.Example.com/objections?from=2026', 'https://pushback.example.com'],
    ['http://localhost:4380/sign-in#secret', 'http://localhost:4380'],
  ])('is read from %s', (typed, address) => {
    expect(endpointAddress(typed)).toBe(address)
  })
})

describe('Retry-After', () => {
  it.each([
    ['20', 20_000],
    [' 0 ', 0],
    [new Date(T0 + 5_000).toUTCString(), 5_000],
    [new Date(T0 - 5_000).toUTCString(), 0],
    ['soon', null],
    [null, null],
  ])('%j is read as %j', (header, wait) => {
    expect(retryAfter(header, T0)).toBe(wait)
  })
})
