import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditPage } from '@/utils/model/audit'
import { exportPage, exportProgress } from '@/utils/model/export'
import type { WorkspaceId } from '@/utils/model/ids'
import { themeList } from '@/utils/model/views'
import { aDeal, anAccount, anObjectionMutation, aTheme, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'
import { readWorkbook } from './read-workbook'

/** More than the streams on the way hold, so that a file is still being written while nobody reads. */
const MANY = 4_000
const LONG = 'not enough for us '.repeat(200)

let endpoint: Endpoint
let workspaceId: WorkspaceId
let eva: TestMember
let managerToken: string
const dashboards = new Map<string, ReturnType<typeof dashboardOf>>()
const as = (role: string) => dashboards.get(role) as ReturnType<typeof dashboardOf>
beforeAll(async () => {
  endpoint = openEndpoint()
  workspaceId = await aWorkspace(endpoint)
  eva = await aMember(endpoint, { workspaceId })
  for (const role of ['se', 'manager', 'pm', 'admin'] as const) {
    const member = await aMember(endpoint, { workspaceId, role })
    dashboards.set(role, dashboardOf(endpoint, member))
    if (role === 'manager') managerToken = member.token
  }
  await notesOnDeals()
})
afterAll(() => endpoint.close())

/** Two themes; a deal has both of them twice, another one of them; in three currencies. */
async function notesOnDeals(): Promise<void> {
  const account = anAccount({ fields: { name: 'Cancity', segment: 'Enterprise' } })
  const money = [
    [12_345, 'EUR', 'lost'],
    [5_000, 'JPY', 'open'],
    [7_001, 'KWD', 'won'],
  ] as const
  const deals = money.map(([amount, currency, outcome]) =>
    aDeal({ fields: { accountId: account.entityId, amount, currency, outcome } }),
  )
  const themes = ['Windows', 'SSO'].map((title) => aTheme({ fields: { title } }))
  await write(endpoint, workspaceId, [account, ...deals, ...themes])
  const [[lost, open, won], [windows, sso]] = [deals.map((d) => d.entityId), themes.map((t) => t.entityId)]
  const on = [
    ...[lost, lost, open].map((dealId) => ({ dealId, themeId: windows })),
    ...[lost, won, won].map((dealId) => ({ dealId, themeId: sso })),
    { dealId: open, themeId: null },
  ]
  const notes = on.map((fields, i) => anObjectionMutation({ stamp: [NOW, i], fields: { ...fields, text: LONG } }))
  expect((await new TestDevice(endpoint, eva).push(notes)).rejected).toEqual([])
}

const idOf = () => crypto.randomUUID()
const progressOf = (id: string, role = 'manager') => as(role).get(exportProgress, `/api/exports/${id}`)

describe('an export', () => {
  it('says who exported what, how much of it, and how it ended', async () => {
    const id = idOf()
    await (await as('manager').request(`/api/objections/export?run=${id}&text=enough&segment=Enterprise`)).text()
    expect(await progressOf(id)).toEqual({ state: 'finished', written: 7, total: 7 })
    const [newest] = (await as('manager').get(exportPage, '/api/exports')).rows
    expect(newest).toMatchObject({ id, by: expect.any(String), format: 'csv', redacted: false, state: 'finished' })
    // Words may name a customer who is erased later.
    expect(newest?.filter).toEqual({ segment: ['Enterprise'], hadWords: true })
    const { rows } = await as('admin').get(auditPage, '/api/audit')
    expect(rows.slice(0, 2)).toMatchObject([
      { action: 'export_ended', detail: { export: id, state: 'finished', rows: 7 } },
      { action: 'export', detail: { export: id, filter: { segment: ['Enterprise'], hadWords: true } } },
    ])
    expect(JSON.stringify(rows)).not.toContain('enough')
  })

  it('is redacted for a product manager, and says so', async () => {
    await (await as('pm').request('/api/objections/export?format=jsonl')).text()
    expect((await as('manager').get(exportPage, '/api/exports')).rows[0]).toMatchObject({ redacted: true })
  })

  it('is begun once: an id that was used is refused, and nothing is sent', async () => {
    const id = idOf()
    await (await as('manager').request(`/api/objections/export?run=${id}`)).text()
    const again = await as('manager').request(`/api/objections/export?run=${id}`)
    expect([again.status, (await again.json()).code]).toEqual([409, 'export_begun'])
  })

  it('of others is neither seen nor stopped by a product manager, and not at all by an engineer', async () => {
    const id = idOf()
    await (await as('manager').request(`/api/objections/export?run=${id}`)).text()
    expect(await (await as('pm').request(`/api/exports/${id}`)).json()).toBeNull()
    expect((await as('pm').send('POST', `/api/exports/${id}/cancel`, {})).status).toBe(404)
    expect((await as('pm').request('/api/exports')).status).toBe(403)
    expect((await as('se').request('/api/objections/export')).status).toBe(403)
    expect((await as('se').request(`/api/exports/${id}`)).status).toBe(403)
  })
})

describe('an export that is stopped', () => {
  beforeAll(async () => {
    const more = Array.from({ length: MANY }, (_, i) =>
      anObjectionMutation({ stamp: [NOW, 100 + i], fields: { text: LONG } }),
    )
    for (let at = 0; at < MANY; at += 500)
      await new TestDevice(endpoint, eva).push(more.slice(at, at + 500).map((m, i) => ({ ...m, stamp: [NOW, i] })))
  })

  it.each(['csv', 'xlsx', 'jsonl'])('by its reader as %s ends its query, and is called cancelled', async (format) => {
    const id = idOf()
    const { body } = await as('manager').request(`/api/objections/export?run=${id}&format=${format}`)
    const reader = body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await vi.waitFor(async () => expect((await progressOf(id)).state).toBe('cancelled'), { timeout: 10_000 })
  })

  it('in the page is cut off, so that nobody takes it for whole', async () => {
    const id = idOf()
    const { body } = await as('manager').request(`/api/objections/export?run=${id}`)
    const reader = body?.getReader()
    await reader?.read()
    expect((await progressOf(id)).state).toBe('running')
    expect((await as('manager').send('POST', `/api/exports/${id}/cancel`, {})).status).toBe(204)
    await vi.waitFor(
      async () => {
        const { rows } = await as('admin').get(auditPage, '/api/audit')
        expect(rows[0]).toMatchObject({ action: 'export_ended', detail: { export: id, state: 'cancelled' } })
      },
      { timeout: 10_000 },
    )
    const { written, total } = await progressOf(id)
    expect([total, written]).toEqual([MANY + 7, expect.any(Number)])
    expect(written).toBeLessThan(MANY)
  })

  it.each(['while it is read', 'while nobody reads'])(
    'over HTTP ends as broken off, not as whole: %s',
    async (when) => {
      const server = createServer(getRequestListener(endpoint.app.fetch)).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const id = idOf()
      const headers = { authorization: `Bearer ${managerToken}` }
      const path = `/api/objections/export?run=${id}`
      const response = await new Promise<IncomingMessage>((done) =>
        get({ port, host: '127.0.0.1', path, headers }, done),
      )
      const pieces = when === 'while it is read' ? slowly(response) : undefined
      await as('manager').send('POST', `/api/exports/${id}/cancel`, {})
      await vi.waitFor(async () => expect((await progressOf(id)).state).toBe('cancelled'), { timeout: 10_000 })
      await expect(pieces ?? response.toArray()).rejects.toThrow(/aborted/)
      server.close()
    },
  )

  it('holds no connection: any number of them can be stopped', async () => {
    for (let i = 0; i < 12; i++) {
      const { body } = await as('manager').request('/api/objections/export')
      await body?.cancel()
    }
    await vi.waitFor(async () => expect((await as('manager').request('/api/exports')).status).toBe(200))
  })
})

describe('the summary of a workbook', () => {
  it('has the figures of the screen to the cent, and each deal once', async () => {
    const query = 'segment=Enterprise'
    const response = await as('manager').request(`/api/objections/export?format=xlsx&${query}`)
    const sheet = readWorkbook(new Uint8Array(await response.arrayBuffer())).get('Summary') ?? []
    const [header = [], ...rows] = sheet
    const lines = rows.map((row) => Object.fromEntries(header.map((name, at) => [String(name), row[at]])))
    const { themes } = await as('manager').get(themeList, `/api/themes?${query}`)
    for (const { title, objections, deals, lost, open, won } of themes) {
      const line = lines.find(({ theme, segment }) => theme === title && segment === 'All')
      expect(line).toMatchObject({ notes: objections, deals, lost_deals: lost.deals, won_deals: won.deals })
      for (const { currency, minor } of [...lost.money, ...open.money, ...won.money]) {
        const major = minor / { EUR: 100, JPY: 1, KWD: 1_000 }[currency as 'EUR']
        const outcome = lost.money.some((m) => m.currency === currency) ? 'lost' : currency === 'JPY' ? 'open' : 'won'
        expect(line?.[`${outcome}_${currency}`], title).toBe(major)
      }
    }
    expect(lines[0]).toMatchObject({
      ...{ theme: 'All', segment: 'All', notes: 7, deals: 3, lost_EUR: 123.45, open_JPY: 5_000, won_KWD: 7.001 },
    })
    expect(lines.at(-1)).toMatchObject({ theme: 'No theme', notes: 1, deals: 1, open_JPY: 5_000, lost_EUR: 0 })
    expect(lines.map(({ theme, segment }) => `${theme} ${segment}`)).toContain('Windows Enterprise')
  })
})

/** Reads a piece each 20 ms, so that what is sent never waits for long. */
async function slowly(response: IncomingMessage): Promise<void> {
  for await (const _ of response) await new Promise((resolve) => setTimeout(resolve, 20))
}
