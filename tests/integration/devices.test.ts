import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkspaceId } from '@/utils/model/ids'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import { deviceList } from '@/utils/model/views'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember } from './endpoint'

let endpoint: Endpoint
let workspaceId: WorkspaceId
let [eva, max, admin] = [] as unknown as [TestMember, TestMember, TestMember]
beforeAll(async () => {
  endpoint = openEndpoint()
  workspaceId = await aWorkspace(endpoint)
  eva = await aMember(endpoint, { workspaceId })
  max = await aMember(endpoint, { workspaceId })
  admin = await aMember(endpoint, { workspaceId, role: 'admin' })
})
afterAll(() => endpoint.close())

const by = (member: TestMember) => new TestDevice(endpoint, member)
const listOf = async (member: TestMember) =>
  deviceList.parse(await (await by(member).request('/api/devices')).json()).rows
const ownOf = async (member: TestMember) => {
  const [own] = (await listOf(member)).filter(({ memberId }) => memberId === member.memberId)
  if (!own) throw new Error('no device')
  return own
}
const revoke = (member: TestMember, id: string) => by(member).request(`/api/devices/${id}/revoke`, { method: 'POST' })
const report = (member: TestMember, waiting: string) => {
  const device = by(member)
  return device.request(`/api/sync/pull?protocol=${PROTOCOL}&device=${device.id}${waiting}`)
}

describe('devices', () => {
  it('are listed to their owner, and all of them to an admin, without their secret', async () => {
    expect((await listOf(eva)).map(({ memberId }) => memberId)).toEqual([eva.memberId])
    const all = await listOf(admin)
    expect(all.map(({ memberId }) => memberId).sort()).toEqual([eva, max, admin].map((each) => each.memberId).sort())
    expect(JSON.stringify(all)).not.toMatch(/token|hash/i)
  })

  it('say what waited in their browser when it was last heard of', async () => {
    expect(await ownOf(eva)).toMatchObject({ waiting: null })
    await report(eva, '&waiting=3')
    expect(await ownOf(eva)).toMatchObject({ waiting: 3 })
    await report(eva, '')
    expect(await ownOf(eva)).toMatchObject({ waiting: 0 })
    const response = await by(eva).request('/api/sync/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ protocol: PROTOCOL, deviceId: by(eva).id, mutations: [], waiting: 7 }),
    })
    expect(response.status).toBe(200)
    expect(await ownOf(eva)).toMatchObject({ waiting: 7, lastSeen: expect.any(String) })
  })

  it('refuse a number of waiting that is none', async () => {
    for (const waiting of ['-1', 'x', '1e99']) expect((await report(eva, `&waiting=${waiting}`)).status).toBe(400)
  })

  it('let nobody in any more once their owner or an admin revoked them, and nobody else can', async () => {
    const { id } = await ownOf(max)
    expect((await revoke(eva, id)).status).toBe(404)
    expect((await revoke(admin, id)).status).toBe(204)
    expect((await by(max).request('/api/devices')).status).toBe(401)
    expect((await listOf(admin)).find((device) => device.id === id)?.revokedAt).toEqual(expect.any(String))
    expect((await revoke(eva, (await ownOf(eva)).id)).status).toBe(204)
    expect((await by(eva).request('/api/devices')).status).toBe(401)
  })
})
