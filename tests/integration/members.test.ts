import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureMember } from '@/server/people/members'
import { createSignInLink } from '@/server/people/sign-in-links'
import type { MemberId } from '@/utils/model/ids'
import { linkAnswer, memberList, ownAccount } from '@/utils/model/people'
import { me } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, signInByLink, type TestMember } from './endpoint'

let endpoint: Endpoint
let admin: TestMember
beforeAll(() => {
  endpoint = openEndpoint()
})
beforeEach(async () => {
  admin = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'admin' })
})
afterAll(() => endpoint.close())

let made = 0
const newAddress = () => `new-${process.pid}-${made++}@example.com`
const as = (member: Pick<TestMember, 'cookie'>) => dashboardOf(endpoint, { ...admin, ...member })
const members = async () => (await as(admin).get(memberList, '/api/members')).rows
const send = (path: string, body: object = {}, by = admin) => as(by).send('POST', path, body)
const code = async (response: Response) => [response.status, (await response.json()).code]
const tokenOf = (link: string | null) => new URL(link ?? '').hash.slice(1)

async function invite(body: object): Promise<{ id: MemberId; link: string | null }> {
  return linkAnswer.parse(await (await send('/api/members', body)).json())
}

describe('an invitation', () => {
  it('is a link that signs the member in, once, with the roles that the admin chose', async () => {
    const email = newAddress()
    const { id, link } = await invite({ email, name: 'Eva', roles: ['se', 'manager'] })
    expect((await members()).find((one) => one.id === id)).toMatchObject({ email, joinedAt: null })
    const cookie = await signInByLink(endpoint, tokenOf(link))
    expect(await as({ cookie }).get(me, '/api/me')).toMatchObject({ name: 'Eva', roles: ['se', 'manager'] })
    expect((await members()).find((one) => one.id === id)?.joinedAt).not.toBeNull()
    expect(await signInByLink(endpoint, tokenOf(link))).toBe('')
  })

  it.each([
    [{ email: 'eva', roles: ['se'] }, 'is not an e-mail address'],
    [{ email: 'eva@example.com', roles: [] }, 'Choose at least one role'],
    [{ email: 'eva@example.com', roles: ['boss'] }, 'roles'],
  ])('is refused with what is wrong: %j', async (body, message) => {
    const response = await send('/api/members', body)
    expect(response.status).toBe(400)
    expect((await response.json()).detail).toContain(message)
  })

  it('is refused for somebody who is a member already', async () => {
    const email = newAddress()
    await invite({ email, roles: ['se'] })
    expect(await code(await send('/api/members', { email, roles: ['pm'] }))).toEqual([409, 'member_exists'])
  })

  it('of nobody but an admin', async () => {
    const manager = await aMember(endpoint, { workspaceId: admin.workspaceId, role: 'manager' })
    const body = { email: newAddress(), roles: ['admin'] }
    expect(await code(await send('/api/members', body, manager))).toEqual([403, 'role'])
  })
})

describe('roles', () => {
  it('hold from the next request on', async () => {
    const eva = await aMember(endpoint, { workspaceId: admin.workspaceId })
    expect((await as(eva).request('/api/members')).status).toBe(403)
    await as(admin).send('PATCH', `/api/members/${eva.memberId}`, { roles: ['admin'] })
    expect((await as(eva).request('/api/members')).status).toBe(200)
  })

  it('always leave an admin, also when two take each other’s away at once', async () => {
    const other = await aMember(endpoint, { workspaceId: admin.workspaceId, role: 'admin' })
    const answers = await Promise.all([
      as(admin).send('PATCH', `/api/members/${other.memberId}`, { roles: ['se'] }),
      as(other).send('PATCH', `/api/members/${admin.memberId}`, { roles: ['se'] }),
    ])
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    const left = [admin, other].map(async (one) => (await as(one).request('/api/members')).status)
    expect((await Promise.all(left)).sort()).toEqual([200, 403])
  })

  it('of the last admin stay, and the last admin too', async () => {
    const change = await as(admin).send('PATCH', `/api/members/${admin.memberId}`, { roles: ['pm'] })
    expect(await code(change)).toEqual([409, 'last_admin'])
    expect(await code(await send(`/api/members/${admin.memberId}/remove`))).toEqual([409, 'last_admin'])
  })
})

describe('a removed member', () => {
  it('is out at once, by session, link and token, and back when let in again', async () => {
    const eva = await aMember(endpoint, { workspaceId: admin.workspaceId })
    const pull = () => endpoint.app.request('/api/devices', { headers: { authorization: `Bearer ${eva.token}` } })
    const link = await createSignInLink(endpoint.db, eva.workspaceId, eva.memberId)
    await send(`/api/members/${eva.memberId}/remove`)
    expect((await as(eva).request('/api/me')).status).toBe(401)
    expect((await pull()).status).toBe(401)
    expect(await signInByLink(endpoint, link)).toBe('')
    expect(await code(await send(`/api/members/${eva.memberId}/link`))).toEqual([409, 'member_removed'])
    await send(`/api/members/${eva.memberId}/restore`)
    expect((await pull()).status).toBe(200)
  })
})

describe('the admins of one workspace', () => {
  it('neither see nor change the members of another', async () => {
    const stranger = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
    expect((await members()).map(({ id }) => id)).toEqual([admin.memberId])
    for (const path of ['remove', 'restore', 'link'])
      expect(await code(await send(`/api/members/${stranger.memberId}/${path}`))).toEqual([404, 'not_found'])
  })

  it('cannot get in elsewhere by inviting, linking or having once had somebody of there', async () => {
    const [other, email] = [await aWorkspace(endpoint), newAddress()]
    const { id, link } = await invite({ email, roles: ['se'] })
    // The admin of the first workspace uses the link themselves, and chooses a password.
    const cookie = await signInByLink(endpoint, tokenOf(link))
    await as({ cookie }).send('POST', '/api/account/password', { password: 'known to the admin' })
    const unused = await createSignInLink(endpoint.db, admin.workspaceId, id)

    await ensureMember(endpoint.db, { workspaceId: other, email, role: 'admin' })
    const known = { email, password: 'known to the admin' }
    const headers = { 'content-type': 'application/json' }
    const byPassword = { method: 'POST', headers, body: JSON.stringify(known) }
    expect((await endpoint.app.request('/api/sign-in/password', byPassword)).status).toBe(401)
    expect((await as({ cookie }).request('/api/me')).status).toBe(401)
    expect(await signInByLink(endpoint, unused)).toBe('')
    expect(await code(await send(`/api/members/${id}/link`))).toEqual([409, 'member_elsewhere'])
  })

  it('cannot invite somebody of another workspace', async () => {
    const [other, email] = [await aWorkspace(endpoint), newAddress()]
    await ensureMember(endpoint.db, { workspaceId: other, email, role: 'se' })
    expect(await code(await send('/api/members', { email, roles: ['se'] }))).toEqual([409, 'member_elsewhere'])
  })
})

describe('somebody of two workspaces', () => {
  it('goes from one to the other, and to no third', async () => {
    const [other, email] = [await aWorkspace(endpoint), newAddress()]
    await ensureMember(endpoint.db, { workspaceId: admin.workspaceId, email, role: 'se' })
    const memberId = await ensureMember(endpoint.db, { workspaceId: other, email, role: 'pm' })
    const cookie = await signInByLink(endpoint, await createSignInLink(endpoint.db, other, memberId))
    const mine = as({ cookie })
    expect((await mine.get(me, '/api/me')).workspace.id).toBe(other)
    expect((await mine.get(ownAccount, '/api/account')).workspaces).toHaveLength(2)
    await mine.send('POST', '/api/account/workspace', { workspaceId: admin.workspaceId })
    expect(await mine.get(me, '/api/me')).toMatchObject({ roles: ['se'], workspace: { id: admin.workspaceId } })
    const third = { workspaceId: await aWorkspace(endpoint) }
    expect((await mine.send('POST', '/api/account/workspace', third)).status).toBe(404)
  })
})

describe('a token', () => {
  it('becomes no password, no other token and no member, whoever’s it is', async () => {
    const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' }
    const wishes: [string, object][] = [
      ['/api/account/password', { password: 'of who took the token' }],
      ['/api/pairing/BCDF-GHJK', { allow: true }],
      ['/api/members', { email: newAddress(), roles: ['admin'] }],
      [`/api/members/${admin.memberId}/link`, {}],
    ]
    for (const [path, body] of wishes) {
      const response = await endpoint.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(await code(response), path).toEqual([403, 'in_person'])
    }
    expect((await endpoint.app.request('/api/deals', { headers })).status).toBe(200)
  })
})
