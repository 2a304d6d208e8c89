import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { createSignInLink } from '@/server/people/sign-in-links'
import { me } from '@/utils/model/views'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember } from './endpoint'

let endpoint: Endpoint
let ana: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  ana = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'admin' })
})
afterAll(() => endpoint.close())

const aLink = () => createSignInLink(endpoint.db, ana.workspaceId, ana.memberId)

function signIn(token: string, headers: Record<string, string> = {}) {
  const all = { 'content-type': 'application/json', ...headers }
  return endpoint.app.request('/api/sign-in', { method: 'POST', headers: all, body: JSON.stringify({ token }) })
}

const whoAmI = (cookie: string) => endpoint.app.request('/api/me', { headers: { cookie } })

describe('signing in', () => {
  it('turns a link into a session that scripts cannot read', async () => {
    const response = await signIn(await aLink())
    expect(response.status).toBe(204)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    const answer = me.parse(await (await whoAmI(cookie.split(';')[0] ?? '')).json())
    expect(answer).toMatchObject({ memberId: ana.memberId, roles: ['admin'], workspace: { name: 'Acme' } })
  })

  it('works once with each link', async () => {
    const link = await aLink()
    await signIn(link)
    const again = await signIn(link)
    expect([again.status, (await again.json()).code]).toEqual([401, 'link_used'])
  })

  it('does not work with a link that is too old', async () => {
    const link = await aLink()
    await inWorkspace(endpoint.db, ana.workspaceId, (tx) =>
      tx
        .updateTable('signInLink')
        .set({ expiresAt: sql`now() - interval '1 second'` })
        .where('usedAt', 'is', null)
        .execute(),
    )
    expect((await (await signIn(link)).json()).code).toBe('link_expired')
  })

  it('does not work with anything else', async () => {
    expect((await (await signIn('nonsense')).json()).code).toBe('link_unknown')
    expect((await (await signIn(ana.token)).json()).code).toBe('link_unknown')
  })

  it('does not work from a page of another site', async () => {
    const link = await aLink()
    const foreign = await signIn(link, { origin: 'https://evil.example', host: 'localhost:4380' })
    expect([foreign.status, (await foreign.json()).code]).toEqual([403, 'foreign_origin'])
    expect((await signIn(link, { origin: 'http://localhost:4380', host: 'localhost:4380' })).status).toBe(204)
  })

  it('refuses a form that another site posts', async () => {
    const headers = { cookie: ana.cookie, 'sec-fetch-site': 'cross-site' }
    expect((await endpoint.app.request('/api/sign-out', { method: 'POST', headers })).status).toBe(403)
    expect((await whoAmI(ana.cookie)).status).toBe(200)
  })
})

describe('signing out', () => {
  it('ends the session itself, not only the cookie', async () => {
    const response = await signIn(await aLink())
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await endpoint.app.request('/api/sign-out', { method: 'POST', headers: { cookie } })).status).toBe(204)
    expect((await whoAmI(cookie)).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends with its membership', async () => {
    const max = await aMember(endpoint, { workspaceId: ana.workspaceId })
    expect((await whoAmI(max.cookie)).status).toBe(200)
    await inWorkspace(endpoint.db, ana.workspaceId, (tx) =>
      tx.updateTable('member').set({ removedAt: sql`now()` }).where('id', '=', max.memberId).execute(),
    )
    expect((await whoAmI(max.cookie)).status).toBe(401)
  })
})
