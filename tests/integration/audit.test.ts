import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { createSignInLink } from '@/server/people/sign-in-links'
import { listAudit, writeAudit } from '@/server/store/audit'
import { eraseAll } from '@/server/store/erase-all'
import { auditPage } from '@/utils/model/audit'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { deviceList } from '@/utils/model/views'
import { aDeal, anAccount, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember, write } from './endpoint'

let endpoint: Endpoint
let workspaceId: WorkspaceId
let admin: TestMember
let dashboard: ReturnType<typeof dashboardOf>
beforeAll(async () => {
  endpoint = openEndpoint()
  workspaceId = await aWorkspace(endpoint)
  admin = await aMember(endpoint, { workspaceId, role: 'admin' })
  dashboard = dashboardOf(endpoint, admin)
})
afterAll(() => endpoint.close())

const newest = async () => (await dashboard.get(auditPage, '/api/audit')).rows[0]

describe('the audit', () => {
  it('tells an admin who signed in', async () => {
    const signIns = async () => (await dashboard.get(auditPage, '/api/audit')).rows.length
    const before = await signIns()
    const token = await createSignInLink(endpoint.db, workspaceId, admin.memberId)
    expect((await dashboard.send('POST', '/api/sign-in', { token })).status).toBe(204)
    expect(await newest()).toMatchObject({ action: 'sign_in', memberId: admin.memberId, detail: { by: 'link' } })
    expect((await dashboard.send('POST', '/api/sign-in', { token })).status).toBe(401)
    expect(await signIns()).toBe(before + 1)
  })

  it('tells whose browser was shut out by whom, once', async () => {
    const eva = await aMember(endpoint, { workspaceId })
    const { rows } = await dashboard.get(deviceList, '/api/devices')
    const id = rows.find(({ memberId }) => memberId === eva.memberId)?.id
    for (let again = 0; again < 2; again++) await dashboard.send('POST', `/api/devices/${id}/revoke`, {})
    const { rows: entries } = await dashboard.get(auditPage, '/api/audit')
    expect(entries.filter(({ action }) => action === 'device_revoked')).toMatchObject([
      { memberId: admin.memberId, by: expect.any(String), detail: { device: id, of: eva.memberId } },
    ])
  })

  it('tells what was erased, and never whose', async () => {
    const account = anAccount({ fields: { name: 'Cancity' } })
    await write(endpoint, workspaceId, [account, aDeal({ fields: { accountId: account.entityId } })])
    await eraseAll(endpoint.db, workspaceId, { scope: { customer: 'Cancity' }, now: NOW })
    const expected = { of: 'customer', member: null, erased: { account: 1, deal: 1 } }
    expect(await newest()).toMatchObject({ action: 'erasure', memberId: null, by: null, detail: expected })
    expect(await (await dashboard.request('/api/audit')).text()).not.toContain('Cancity')
  })

  it('is read in pages, each entry once', async () => {
    const other = await aWorkspace(endpoint)
    await inWorkspace(endpoint.db, other, async (tx) => {
      for (let i = 0; i < 5; i++) await writeAudit(tx, entryOf(other), { action: 'sign_in', detail: { by: 'link' } })
    })
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await inWorkspace(endpoint.db, other, (tx) => listAudit(tx, other, { cursor, limit: 2 }))
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.cursor ?? undefined
    } while (cursor)
    expect([ids.length, new Set(ids).size]).toEqual([5, 5])
  })

  it('is gone with what it tells when that fails', async () => {
    const before = await newest()
    const failing = inWorkspace(endpoint.db, workspaceId, async (tx) => {
      await writeAudit(tx, entryOf(workspaceId), { action: 'sign_in', detail: { by: 'link' } })
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toThrow(/division by zero/)
    expect(await newest()).toEqual(before)
  })

  it.each(['se', 'pm', 'manager'] as const)('is not for a member who is only %s', async (role) => {
    const member = dashboardOf(endpoint, await aMember(endpoint, { workspaceId, role }))
    expect((await member.request('/api/audit')).status).toBe(403)
  })
})

const entryOf = (workspace: WorkspaceId) => ({ workspaceId: workspace, memberId: null as MemberId | null })
