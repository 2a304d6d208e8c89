import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bulkAnswer } from '@/utils/model/deal-edit'
import { dealDetail, themeView } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember } from './endpoint'

let endpoint: Endpoint
let manager: TestMember
let dashboard: ReturnType<typeof dashboardOf>
beforeAll(() => {
  endpoint = openEndpoint()
})
beforeEach(async () => {
  manager = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'manager' })
  dashboard = dashboardOf(endpoint, manager)
})
afterAll(() => endpoint.close())

const make = async (fields: object) =>
  dealDetail.parse(await (await dashboard.send('POST', '/api/deals', fields)).json())
const edit = async (id: string, fields: object) =>
  dealDetail.parse(await (await dashboard.send('PATCH', `/api/deals/${id}`, fields)).json())
const bulk = async (rows: unknown[]) =>
  bulkAnswer.parse(await (await dashboard.send('POST', '/api/deals/bulk', { rows })).json())

const rollout = { name: 'Rollout', account: 'Acme', segment: 'Web', amount: 120_050, currency: 'eur', outcome: 'open' }

describe('a deal by hand', () => {
  it('is made with its account and segment, in a currency that exists', async () => {
    const { deal } = await make({ ...rollout, owner: ' Eva ', crmUrl: 'https://crm.example/1' })
    expect(deal).toMatchObject({
      ...{ name: 'Rollout', account: 'Acme', segment: 'Web', owner: 'Eva', amount: 120_050, currency: 'EUR' },
      ...{ outcome: 'open', closedAt: null, crmUrl: 'https://crm.example/1' },
    })
  })

  it.each([
    [{ ...rollout, currency: 'XXY' }, 'currency: is none of ISO 4217'],
    [{ ...rollout, currency: null }, 'An amount needs its currency'],
    [{ ...rollout, name: ' ' }, 'name: needs at least one character'],
    [{ ...rollout, crmUrl: 'javascript:alert(1)' }, 'http:// or https://'],
    [{ name: 'No account', segment: 'Web' }, 'name the account too'],
  ])('is refused in a sentence: %j', async (fields, says) => {
    const answer = await dashboard.send('POST', '/api/deals', fields)
    expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringContaining(says)])
  })

  it('keeps the segment it closed with when its account moves on, and loses it when it opens again', async () => {
    const { deal } = await make(rollout)
    expect((await edit(deal.id, { outcome: 'won' })).deal).toMatchObject({
      ...{ segment: 'Web', closedAt: new Date(endpoint.clock.now).toISOString(), amount: 120_050 },
    })
    await make({ name: 'Other', account: 'ACME', segment: 'Enterprise' })
    expect((await edit(deal.id, { owner: 'Max' })).deal).toMatchObject({ segment: 'Web', owner: 'Max', outcome: 'won' })
    expect((await edit(deal.id, { outcome: 'open' })).deal).toMatchObject({ segment: 'Enterprise', closedAt: null })
  })

  it('closed as lost says to whom and what broke it, which is noted once', async () => {
    const theme = themeView.parse(
      await (await dashboard.send('POST', '/api/themes', { title: 'No SSO', kind: 'missing' })).json(),
    )
    const { deal } = await make(rollout)
    const lost = { outcome: 'lost', lostTo: 'Velnox', brokenBy: theme.id }
    await edit(deal.id, lost)
    const { deal: closed, objections } = await edit(deal.id, lost)
    expect(closed).toMatchObject({ outcome: 'lost', lostTo: 'Velnox' })
    expect(objections).toMatchObject([
      { themeId: theme.id, severity: 'blocker', source: 'debrief', memberId: manager.memberId },
    ])
  })

  it('may stay unknown in both', async () => {
    const { deal } = await make(rollout)
    const { deal: closed, objections } = await edit(deal.id, { outcome: 'lost', lostTo: null, brokenBy: null })
    expect([closed.outcome, closed.lostTo, objections]).toEqual(['lost', null, []])
  })

  it('is not there for who asks from another workspace, nor to be written by a product manager', async () => {
    const { deal } = await make(rollout)
    const stranger = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'admin' })
    const pm = await aMember(endpoint, { workspaceId: manager.workspaceId, role: 'pm' })
    const statuses = [stranger, pm].map(async (member) => {
      const answer = await dashboardOf(endpoint, member).send('PATCH', `/api/deals/${deal.id}`, { owner: 'x' })
      return answer.status
    })
    expect(await Promise.all(statuses)).toEqual([404, 403])
  })
})

describe('deals in bulk', () => {
  it('are made and changed by the ids of their source, and repeating changes nothing', async () => {
    const rows = [
      { externalId: 'a', name: 'One', account: 'Acme', segment: 'Web', outcome: 'open' },
      { externalId: 'b', name: 'Two', amount: 5, currency: 'JPY', outcome: 'won', closedAt: '2026-03-01T00:00:00Z' },
    ]
    expect(await bulk(rows)).toEqual({ made: 2, changed: 0, unchanged: 0, rejected: [] })
    expect(await bulk(rows)).toEqual({ made: 0, changed: 0, unchanged: 2, rejected: [] })
    expect(await bulk([{ externalId: 'a', owner: 'Eva' }])).toMatchObject({ changed: 1 })
  })

  it('name each bad row by its index and take the good ones', async () => {
    const answer = await bulk([
      { externalId: 'a' },
      { name: 'x' },
      7,
      { externalId: 'a' },
      { externalId: 'c', amount: 1 },
    ])
    expect(answer).toMatchObject({ made: 1, rejected: [{ index: 1 }, { index: 2 }, { index: 3 }, { index: 4 }] })
    expect(answer.rejected.map(({ message }) => message).join('\n')).toMatch(/externalId.*\nrow.*\n.*row 0.*\ncurrency/)
  })

  it.each([0, 1_001])('are refused when they are %i', async (count) => {
    const rows = Array.from({ length: count }, (_, i) => ({ externalId: `${i}` }))
    expect((await dashboard.send('POST', '/api/deals/bulk', { rows })).status).toBe(400)
  })
})
