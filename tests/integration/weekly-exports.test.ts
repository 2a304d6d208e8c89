import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { eraseAll } from '@/server/store/erase-all'
import { startUpkeep } from '@/server/upkeep'
import { auditPage } from '@/utils/model/audit'
import { exportPage, scheduleList } from '@/utils/model/export'
import { aDeal, anAccount, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'

/** NOW is a Tuesday. */
const MONDAY = NOW + 6 * 86_400_000
const DAYS = 86_400_000

let endpoint: Endpoint
let manager: TestMember
let dashboard: ReturnType<typeof dashboardOf>
beforeAll(() => {
  endpoint = openEndpoint()
})
afterAll(() => endpoint.close())
beforeEach(async () => {
  endpoint.clock.now = NOW
  const workspaceId = await aWorkspace(endpoint)
  manager = await aMember(endpoint, { workspaceId, role: 'manager' })
  dashboard = dashboardOf(endpoint, manager)
  const account = anAccount({ fields: { name: 'Cancity' } })
  const deal = aDeal({ fields: { accountId: account.entityId } })
  await write(endpoint, workspaceId, [account, deal])
  const notes = (['blocker', 'pain'] as const).map((severity, i) =>
    anObjectionMutation({ stamp: [NOW, i], fields: { severity, text: severity, dealId: deal.entityId } }),
  )
  await new TestDevice(endpoint, await aMember(endpoint, { workspaceId })).push(notes)
})

const WEEKLY = { filter: { severity: ['blocker'] }, wish: { format: 'csv', columns: 'text,account' } }

/** The endpoint looks after itself at this time. */
async function look(at: number): Promise<void> {
  endpoint.clock.now = at
  await startUpkeep({ ...endpoint, log: pino({ level: 'silent' }), now: () => at })()
}
const runs = async () => (await dashboard.get(exportPage, '/api/exports')).rows
const schedules = async () => (await dashboard.get(scheduleList, '/api/exports/schedules')).rows

describe('a weekly export', () => {
  it('is made once each Monday, and its file can be fetched for 30 days', async () => {
    expect((await dashboard.send('POST', '/api/exports/schedules', WEEKLY)).status).toBe(204)
    expect(await schedules()).toMatchObject([{ next: '2026-11-30', filter: { severity: ['blocker'] }, format: 'csv' }])
    await look(NOW + 5 * DAYS)
    expect(await runs()).toEqual([])
    await Promise.all([look(MONDAY), look(MONDAY)])
    await look(MONDAY + DAYS)
    const made = await runs()
    const keptUntil = new Date(MONDAY + 30 * DAYS).toISOString()
    expect(made).toMatchObject([{ state: 'finished', written: 1, by: expect.any(String), keptUntil }])
    const file = await dashboard.request(`/api/exports/${made[0]?.id}/file`)
    expect(file.headers.get('content-disposition')).toContain('.csv')
    expect(await file.text()).toBe('text,account\r\nblocker,Cancity\r\n')
    // By token, as sessions have ended by then.
    const later = () => new TestDevice(endpoint, manager).request(`/api/exports/${made[0]?.id}/file`)
    await look(MONDAY + 29 * DAYS)
    expect((await later()).status).toBe(200)
    await look(MONDAY + 30 * DAYS)
    expect((await later()).status).toBe(404)
  })

  it('is stopped by whoever sees it, and then makes no more', async () => {
    await dashboard.send('POST', '/api/exports/schedules', WEEKLY)
    const [first] = await schedules()
    expect((await dashboard.send('POST', `/api/exports/schedules/${first?.id}/stop`, {})).status).toBe(204)
    expect((await dashboard.send('POST', `/api/exports/schedules/${first?.id}/stop`, {})).status).toBe(404)
    await look(MONDAY)
    expect([await schedules(), await runs()]).toEqual([[], []])
  })

  it('keeps no words that were looked for: they may name a customer', async () => {
    const refused = await dashboard.send('POST', '/api/exports/schedules', { ...WEEKLY, filter: { text: 'Cancity' } })
    expect(refused.status).toBe(400)
  })

  it('ends with the role of who asked for it', async () => {
    await dashboard.send('POST', '/api/exports/schedules', WEEKLY)
    const { workspaceId, memberId } = manager
    await inWorkspace(endpoint.db, workspaceId, (tx) =>
      tx
        .updateTable('member')
        .set({ roles: ['se'] })
        .where('id', '=', memberId)
        .execute(),
    )
    await look(MONDAY)
    dashboard = dashboardOf(endpoint, await aMember(endpoint, { workspaceId, role: 'admin' }))
    expect([await schedules(), await runs()]).toEqual([[], []])
    const { rows } = await dashboard.get(auditPage, '/api/audit')
    const actions = rows.map(({ action }) => action).filter((action) => action.startsWith('export'))
    expect(actions).toEqual(['export_unscheduled', 'export_scheduled'])
  })

  it('is deleted when a customer is erased who is in it', async () => {
    await dashboard.send('POST', '/api/exports/schedules', WEEKLY)
    await look(MONDAY)
    const [run] = await runs()
    await eraseAll(endpoint.db, manager.workspaceId, { scope: { customer: 'Cancity' }, now: MONDAY })
    expect((await dashboard.request(`/api/exports/${run?.id}/file`)).status).toBe(404)
    const parts = await inWorkspace(endpoint.db, manager.workspaceId, (tx) =>
      tx.selectFrom('exportPart').select('part').execute(),
    )
    expect(parts).toEqual([])
  })

  it('is neither made nor fetched by a product manager', async () => {
    const pm = dashboardOf(endpoint, await aMember(endpoint, { workspaceId: manager.workspaceId, role: 'pm' }))
    expect((await pm.send('POST', '/api/exports/schedules', WEEKLY)).status).toBe(403)
    expect((await pm.request(`/api/exports/${crypto.randomUUID()}/file`)).status).toBe(403)
  })
})
