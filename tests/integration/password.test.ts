import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSignInLink } from '@/server/people/sign-in-links'
import { ownAccount } from '@/utils/model/people'
import { me } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, signInByLink, type TestMember } from './endpoint'

const GOOD = 'correct horse battery'

let endpoint: Endpoint
let ana: TestMember
let email: string
beforeAll(() => {
  endpoint = openEndpoint()
})
beforeEach(async () => {
  ana = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  email = me.parse(await (await dashboardOf(endpoint, ana).request('/api/me')).json()).email
})
afterAll(() => endpoint.close())

const setPassword = (cookie: string, body: object) =>
  dashboardOf(endpoint, { ...ana, cookie }).send('POST', '/api/account/password', body)

function signIn(body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  return Promise.resolve(endpoint.app.request('/api/sign-in/password', init))
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const statusOf = async (cookie: string) => (await dashboardOf(endpoint, { ...ana, cookie }).request('/api/me')).status
const codeOf = async (response: Response) => [response.status, (await response.json()).code]

describe('a password', () => {
  it('is chosen by who came by a link, and signs in from then on, in whatever case the address is typed', async () => {
    expect((await setPassword(ana.cookie, { password: GOOD })).status).toBe(204)
    const response = await signIn({ email: email.toUpperCase(), password: GOOD })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await statusOf(cookieOf(response))).toBe(200)
  })

  it('lets nobody in who does not know it, and does not tell which addresses are known', async () => {
    await setPassword(ana.cookie, { password: GOOD })
    const wrong = await signIn({ email, password: 'correct horse batterz' })
    const unknown = await signIn({ email: 'nobody@example.com', password: GOOD })
    expect(await codeOf(wrong)).toEqual([401, 'wrong_password'])
    expect(await codeOf(unknown)).toEqual([401, 'wrong_password'])
  })

  it('is told what it needs when it is too short', async () => {
    const response = await setPassword(ana.cookie, { password: 'short' })
    expect(response.status).toBe(400)
    expect((await response.json()).detail).toContain('at least 10 characters')
  })

  it('ends the other sessions when it is changed, and needs the present one by then', async () => {
    await setPassword(ana.cookie, { password: GOOD })
    const [one, two] = [
      cookieOf(await signIn({ email, password: GOOD })),
      cookieOf(await signIn({ email, password: GOOD })),
    ]
    expect(await codeOf(await setPassword(one, { password: 'another long one' }))).toEqual([403, 'wrong_password'])
    expect((await setPassword(one, { current: GOOD, password: 'another long one' })).status).toBe(204)
    expect([await statusOf(one), await statusOf(two), await statusOf(ana.cookie)]).toEqual([200, 401, 401])
    expect((await signIn({ email, password: GOOD })).status).toBe(401)
  })

  it('that was forgotten is chosen anew by a link', async () => {
    await setPassword(ana.cookie, { password: GOOD })
    const cookie = await signInByLink(endpoint, await createSignInLink(endpoint.db, ana.workspaceId, ana.memberId))
    expect((await setPassword(cookie, { password: 'a new long one' })).status).toBe(204)
    expect((await signIn({ email, password: 'a new long one' })).status).toBe(204)
  })

  it('is not tried for ever: after ten the right one waits too, and only for this address', async () => {
    await setPassword(ana.cookie, { password: GOOD })
    for (let tried = 0; tried < 10; tried++) await signIn({ email, password: `wrong ${tried}` })
    const refused = await signIn({ email, password: GOOD })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await codeOf(refused)).toEqual([429, 'too_many_tries'])
    expect((await signIn({ email: `other-${email}`, password: GOOD })).status).toBe(401)
    endpoint.clock.now += 15 * 60_000 + 1
    expect((await signIn({ email, password: GOOD })).status).toBe(204)
  })

  it('counts tries that are made at once', async () => {
    const tries = Array.from({ length: 15 }, () => signIn({ email, password: 'wrong' }))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  })
})

describe('one’s own account', () => {
  it('lists the sessions, says which is this one, and ends another', async () => {
    await setPassword(ana.cookie, { password: GOOD })
    const other = cookieOf(await signIn({ email, password: GOOD }))
    const mine = dashboardOf(endpoint, ana)
    const { sessions, hasPassword } = await mine.get(ownAccount, '/api/account')
    expect(hasPassword).toBe(true)
    expect(sessions.map(({ means, current }) => [means, current])).toEqual([
      ['password', false],
      ['link', true],
    ])
    expect((await mine.send('POST', `/api/account/sessions/${sessions[0]?.id}/end`, {})).status).toBe(204)
    expect([await statusOf(other), await statusOf(ana.cookie)]).toEqual([401, 200])
  })

  it('ends nobody else’s session', async () => {
    const max = await aMember(endpoint, { workspaceId: ana.workspaceId, role: 'admin' })
    const { sessions } = await dashboardOf(endpoint, ana).get(ownAccount, '/api/account')
    const ending = dashboardOf(endpoint, max).send('POST', `/api/account/sessions/${sessions[0]?.id}/end`, {})
    expect((await ending).status).toBe(404)
    expect(await statusOf(ana.cookie)).toBe(200)
  })
})
