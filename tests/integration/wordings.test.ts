import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeviceTheme } from '@/utils/model/records'
import { themeDetail } from '@/utils/model/views'
import { anAccount, anId, anObjectionMutation, aTheme, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'

let endpoint: Endpoint
let eva: TestMember
let manager: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  const workspaceId = await aWorkspace(endpoint)
  eva = await aMember(endpoint, { workspaceId })
  manager = await aMember(endpoint, { workspaceId, role: 'manager' })
})
afterAll(() => endpoint.close())

async function addTheme(fields: Record<string, unknown> = {}): Promise<string> {
  const theme = aTheme({ fields: { title: `Config ${anId.theme()}`, ...fields } })
  await write(endpoint, eva.workspaceId, [theme])
  return theme.entityId
}

/** The theme as another engineer's browser has it. */
async function pulled(id: string): Promise<DeviceTheme> {
  const colleague = await aMember(endpoint, { workspaceId: eva.workspaceId })
  const row = (await new TestDevice(endpoint, colleague).pull()).find((one) => one.id === id)
  return (row && 'fields' in row ? row.fields : {}) as DeviceTheme
}

describe('what people called a theme', () => {
  it('reaches every engineer once a manager has put the note to it, without the customer', async () => {
    await write(endpoint, eva.workspaceId, [anAccount({ fields: { name: 'Cancity' } })])
    const id = await addTheme()
    const note = anObjectionMutation({ fields: { text: "Cancity: GPO files don't apply", quote: 'it is a mess' } })
    await new TestDevice(endpoint, eva).push([note])
    const edit = { ids: [note.entityId], fields: { themeId: id } }
    expect((await dashboardOf(endpoint, manager).send('PATCH', '/api/objections', edit)).status).toBe(200)
    expect((await pulled(id)).wordings).toEqual(['apply', 'files', 'gpo'])
  })

  it('reaches them from an engineer’s own pick as well', async () => {
    const id = await addTheme()
    const fields = { themeId: id, themeBy: eva.memberId, text: 'the msi is ignored' }
    const answer = await new TestDevice(endpoint, eva).push([anObjectionMutation({ fields })])
    expect(answer).toMatchObject({ applied: 1, rejected: [] })
    expect((await pulled(id)).wordings).toEqual(['ignored', 'msi'])
  })

  it('is no field of the dashboard’s', async () => {
    const id = await addTheme()
    const response = await dashboardOf(endpoint, manager).request(`/api/themes/${id}`)
    expect(JSON.stringify(await response.json())).not.toContain('wordings')
  })
})

describe('the status of a theme', () => {
  const at = new Date(NOW).toISOString()
  const edit = (id: string, fields: object) => dashboardOf(endpoint, manager).send('PATCH', `/api/themes/${id}`, fields)

  it('is dated when it changes, and only then', async () => {
    const id = await addTheme()
    await edit(id, { status: 'new', answer: 'Soon.' })
    expect((await pulled(id)).statusAt).toBeNull()
    await edit(id, { status: 'building' })
    expect(await pulled(id)).toMatchObject({ status: 'building', statusAt: at, shippedAt: null })
  })

  it('ships today unless the day is named', async () => {
    const [today, named] = [await addTheme(), await addTheme()]
    await edit(today, { status: 'shipped' })
    await edit(named, { status: 'shipped', shippedAt: '2026-10-01T00:00:00.000Z', shippedVersion: '4.2' })
    expect(await pulled(today)).toMatchObject({ status: 'shipped', shippedAt: at })
    expect(await pulled(named)).toMatchObject({ shippedAt: '2026-10-01T00:00:00.000Z', shippedVersion: '4.2' })
  })

  it('goes back when somebody raises it after it shipped, for the manager and for every engineer', async () => {
    const id = await addTheme({ status: 'shipped', shippedVersion: '4.2', shippedAt: '2026-10-01T00:00:00.000Z' })
    await new TestDevice(endpoint, eva).push([anObjectionMutation({ fields: { themeId: id, themeBy: eva.memberId } })])
    expect(await pulled(id)).toMatchObject({ status: 'triaged', statusAt: at })
    const { theme } = await dashboardOf(endpoint, manager).get(themeDetail, `/api/themes/${id}`)
    expect(theme.statusReason).toBe('Raised again after 4.2 shipped')
  })
})
