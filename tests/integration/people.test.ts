import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { createDevice, findByDeviceToken, listDevices, revokeDevice } from '@/server/people/devices'
import { ensureMember, findMember } from '@/server/people/members'
import { createWorkspace, findWorkspace } from '@/server/people/workspaces'
import type { WorkspaceId } from '@/utils/model/ids'
import { aWorkspace, type Endpoint, openEndpoint } from './endpoint'

let endpoint: Endpoint
let workspaceId: WorkspaceId
beforeAll(async () => {
  endpoint = openEndpoint()
  workspaceId = await aWorkspace(endpoint)
})
afterAll(() => endpoint.close())

const member = (email: string) =>
  inWorkspace(endpoint.db, workspaceId, (tx) =>
    tx.selectFrom('member').select(['id', 'name', 'email', 'roles']).where('email', '=', email).executeTakeFirst(),
  )

describe('workspaces', () => {
  it.each(['', 'Acme', 'a b', '-a', 'a-', 'ä', 'x'.repeat(64)])('are not called %j', async (slug) => {
    await expect(createWorkspace(endpoint.db, { slug, name: 'Acme' })).rejects.toThrow(
      /small letters, digits and hyphens/,
    )
  })

  it.each([
    [{ timeZone: 'Mars/X' }, 'no time zone "Mars/X"'],
    [{ currency: 'EURO' }, 'no currency "EURO"'],
  ])('are not made with %j', async (wish, message) => {
    await expect(createWorkspace(endpoint.db, { slug: 'never', name: 'Never', ...wish })).rejects.toThrow(message)
  })

  it('are told by their names when one is not found', async () => {
    await expect(findWorkspace(endpoint.db, 'nowhere')).rejects.toThrow(/There are: .*workspace create nowhere/)
  })
})

describe('members', () => {
  it('are made once, whatever the case of the address', async () => {
    const wish = { workspaceId, role: 'se' as const }
    const first = await ensureMember(endpoint.db, { ...wish, email: 'Eva@Example.com' })
    expect(await ensureMember(endpoint.db, { ...wish, email: ' eva@example.com ' })).toBe(first)
    expect(await member('eva@example.com')).toEqual({ id: first, name: 'eva', email: 'eva@example.com', roles: ['se'] })
  })

  it('get a role beside those they have', async () => {
    await ensureMember(endpoint.db, { workspaceId, email: 'ana@example.com', role: 'se' })
    await ensureMember(endpoint.db, { workspaceId, email: 'ana@example.com', role: 'manager' })
    expect(await member('ana@example.com')).toMatchObject({ roles: ['se', 'manager'] })
  })

  it('are one person in several workspaces', async () => {
    const other = await aWorkspace(endpoint)
    await ensureMember(endpoint.db, { workspaceId, email: 'pia@example.com', role: 'pm' })
    await ensureMember(endpoint.db, { workspaceId: other, email: 'pia@example.com', role: 'pm' })
    const people = await endpoint.db.selectFrom('person').select('id').where('email', '=', 'pia@example.com').execute()
    expect(people).toHaveLength(1)
  })

  it.each(['eva', 'eva@', '', 'a b@example.com'])('have an address, not %j', async (email) => {
    await expect(ensureMember(endpoint.db, { workspaceId, email, role: 'se' })).rejects.toThrow(/not an e-mail address/)
  })

  it('are told how to be added when one is not found', async () => {
    await expect(findMember(endpoint.db, workspaceId, 'nobody@example.com')).rejects.toThrow(/pushback token create/)
  })
})

describe('tokens', () => {
  it('are listed with their owner and when they were last used, and let nobody in once revoked', async () => {
    const { db } = endpoint
    const workspaceId = await aWorkspace(endpoint)
    const eva = await ensureMember(db, { workspaceId, email: 'eva@example.com', role: 'se' })
    const [used, unused] = [await createDevice(db, workspaceId, eva), await createDevice(db, workspaceId, eva)]
    expect(await findByDeviceToken(db, used)).toMatchObject({ memberId: eva })
    const [first, second] = await listDevices(db, workspaceId)
    expect(first).toMatchObject({ email: 'eva@example.com', lastSeen: expect.any(String), revokedAt: null })
    expect(second).toMatchObject({ email: 'eva@example.com', lastSeen: null, revokedAt: null })

    await revokeDevice(db, { workspaceId, id: String(first?.id), by: null })
    expect(await findByDeviceToken(db, used)).toBe('revoked')
    expect(await findByDeviceToken(db, unused)).toMatchObject({ memberId: eva })
    const [revoked] = await listDevices(db, workspaceId)
    await revokeDevice(db, { workspaceId, id: String(first?.id), by: null })
    expect((await listDevices(db, workspaceId))[0]?.revokedAt).toBe(revoked?.revokedAt)
  })

  it('of another workspace are neither listed nor revoked', async () => {
    const [own, other] = [await aWorkspace(endpoint), await aWorkspace(endpoint)]
    const member = await ensureMember(endpoint.db, { workspaceId: other, email: 'max@example.com', role: 'se' })
    const token = await createDevice(endpoint.db, other, member)
    const [listed] = await listDevices(endpoint.db, other)
    expect(await listDevices(endpoint.db, own)).toEqual([])
    expect(await revokeDevice(endpoint.db, { workspaceId: own, id: String(listed?.id), by: null })).toBe(false)
    expect(await findByDeviceToken(endpoint.db, token)).toMatchObject({ memberId: member })
  })
})
