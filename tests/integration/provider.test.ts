import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signInWays } from '@/utils/model/people'
import { me } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember } from './endpoint'
import { startProvider, type TestProvider } from './provider'

const BACK = 'http://localhost/api/auth/callback/oidc'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function anEndpoint({ proved }: { proved?: boolean } = {}) {
  const provider = await startProvider({ back: BACK, proved })
  const endpoint = openEndpoint({ oidc: provider.settings })
  closing.push(
    () => endpoint.close(),
    () => provider.stop(),
  )
  const ana = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  const { email } = await dashboardOf(endpoint, ana).get(me, '/api/me')
  return { provider, endpoint, ana, email }
}

const begin = (endpoint: Endpoint, to: string) =>
  endpoint.app.request('/api/sign-in/provider', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  })

const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** The whole way: to the provider, through its forms, and back. */
async function signIn(endpoint: Endpoint, provider: TestProvider, email: string) {
  const begun = await begin(endpoint, '/themes')
  const { url } = z.object({ url: z.string() }).parse(await begun.json())
  const back = await provider.signIn(url, email)
  return endpoint.app.request(back.replace('http://localhost', ''), { headers: { cookie: cookies(begun) } })
}

const whoIs = async (endpoint: Endpoint, member: TestMember, response: Response) =>
  (await dashboardOf(endpoint, { ...member, cookie: cookies(response) }).request('/api/me')).json()

describe('signing in at the team’s own provider', () => {
  it('leads back to the page one came from, as the member with the same address', async () => {
    const { endpoint, provider, ana, email } = await anEndpoint()
    const ways = signInWays.parse(await (await endpoint.app.request('/api/sign-in')).json())
    expect(ways.provider).toBe('Acme login')
    const response = await signIn(endpoint, provider, email)
    expect([response.status, response.headers.get('location')]).toEqual([302, '/themes'])
    expect(await whoIs(endpoint, ana, response)).toMatchObject({ memberId: ana.memberId })
    const again = await signIn(endpoint, provider, email)
    expect(await whoIs(endpoint, ana, again)).toMatchObject({ memberId: ana.memberId })
  })

  it('keeps no token that would act there in the person’s name', async () => {
    const { endpoint, provider, ana, email } = await anEndpoint()
    await signIn(endpoint, provider, email)
    await signIn(endpoint, provider, email)
    const rows = await endpoint.pool.query(
      'select c.* from credential c join person p on p.id = c.person_id where p.email = $1',
      [email],
    )
    expect(rows.rows).toEqual([
      expect.objectContaining({ provider_id: 'oidc', access_token: null, refresh_token: null, id_token: null }),
    ])
    expect(ana.memberId).toBeDefined()
  })

  it('makes no member of somebody who was not invited', async () => {
    const { endpoint, provider } = await anEndpoint()
    const response = await signIn(endpoint, provider, 'stranger@example.com')
    expect(response.headers.get('location')).toBe('/sign-in?error=signup_disabled')
    const people = await endpoint.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', 'stranger@example.com')
      .execute()
    expect(people).toEqual([])
  })

  it('takes no address that the provider says is not proved', async () => {
    const { endpoint, provider, email } = await anEndpoint({ proved: false })
    const response = await signIn(endpoint, provider, email)
    expect(response.headers.get('location')).toBe('/sign-in?error=email_not_found')
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'themes'])(
    'leads back to no other site: %s',
    async (to) => {
      const { endpoint } = await anEndpoint()
      expect((await begin(endpoint, to)).status).toBe(400)
    },
  )

  it('says so when the provider is down, while the other ways go on', async () => {
    const { endpoint, provider, ana } = await anEndpoint()
    await provider.stop()
    closing.pop()
    const other = openEndpoint({ oidc: provider.settings })
    closing.push(() => other.close())
    const response = await begin(other, '/')
    expect([response.status, (await response.json()).code]).toEqual([502, 'provider_away'])
    expect((await dashboardOf(endpoint, ana).request('/api/me')).status).toBe(200)
  })

  it('says so when the provider never answers, while the other ways go on', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const at = silent.address()
    const issuer = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`
    const oidc = { issuer, clientId: 'pushback', clientSecret: 'secret', name: 'Acme login' }
    const endpoint = openEndpoint({ oidc })
    closing.push(
      () => endpoint.close(),
      () => silent.close(),
    )
    const ana = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
    const asking = begin(endpoint, '/')
    expect((await dashboardOf(endpoint, ana).request('/api/me')).status).toBe(200)
    expect((await (await asking).json()).code).toBe('provider_away')
  }, 30_000)
})
