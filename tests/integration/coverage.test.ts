import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverage, week } from '@/utils/model/coverage'
import { aDeal, anAccount, anEdit, anId, anObjectionMutation, aTheme, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'

const DAY = 86_400_000
const at = (ms: number) => new Date(ms).toISOString()

let endpoint: Endpoint
let manager: ReturnType<typeof dashboardOf>
let engineers: TestMember[]
const deals = Array.from({ length: 12 }, () => anId.deal())
const theme = anId.theme()

/** A demo of a deal so many days ago, with so many notes. */
function aDemo({
  deal,
  ago,
  notes,
  severity = 'pain',
}: {
  deal: string
  ago: number
  notes: number
  severity?: string
}) {
  const [id, began] = [anId.objection(), NOW - ago * DAY]
  const start = {
    dealId: deal,
    account: null,
    crmUrl: null,
    shareMode: 'tab',
    startedAt: at(began),
    createdAt: at(began),
  }
  return [
    anEdit({ entity: 'demo', entityId: id, fields: { ...start, endedAt: null, deletedAt: null }, stamp: [began, 0] }),
    ...Array.from({ length: notes }, (_, n) =>
      anObjectionMutation({
        fields: { demoId: id, dealId: deal, themeId: theme, severity, raisedAt: at(began + n) },
        stamp: [began, n + 1],
      }),
    ),
  ]
}

beforeAll(async () => {
  endpoint = openEndpoint()
  endpoint.clock.now = NOW
  const workspaceId = await aWorkspace(endpoint)
  const account = anAccount({ fields: { segment: 'Enterprise' } })
  await write(endpoint, workspaceId, [
    account,
    aTheme({ entityId: theme, fields: { title: 'Windows config' } }),
    ...deals.map((entityId, n) => {
      const outcome = n < 6 ? 'open' : 'lost'
      const closedAt = n < 6 ? null : at(NOW - n * DAY)
      return aDeal({ entityId, fields: { name: `Deal ${n}`, accountId: account.entityId, outcome, closedAt } })
    }),
  ])
  manager = dashboardOf(endpoint, await aMember(endpoint, { workspaceId, role: 'manager' }))
  engineers = []
  for (let n = 0; n < 4; n++) engineers.push(await aMember(endpoint, { workspaceId }))
  const [loud, second, third] = engineers
  if (!loud || !second || !third) throw new Error('no engineers')
  // The first writes thirty notes on one deal; the others fewer on more; the fourth holds a demo and writes nothing.
  await push(loud, aDemo({ deal: String(deals[0]), ago: 2, notes: 30, severity: 'blocker' }))
  for (const [n, one] of [second, third].entries())
    for (const k of [1, 2, 3]) await push(one, aDemo({ deal: String(deals[n * 3 + k]), ago: 10, notes: 3 }))
  await push(third, aDemo({ deal: String(deals[7]), ago: 30, notes: 1, severity: 'blocker' }))
  await push(engineers[3], aDemo({ deal: String(deals[8]), ago: 1, notes: 0 }))
})
afterAll(() => endpoint.close())

async function push(member: TestMember | undefined, mutations: unknown[]): Promise<void> {
  if (!member) throw new Error('no member')
  expect(await new TestDevice(endpoint, member).push(mutations)).toMatchObject({ rejected: [] })
}

describe('coverage', () => {
  it('counts deals and demos without a note, and names these deals', async () => {
    const { deals: found, demos } = await manager.get(coverage, '/api/coverage')
    expect(found).toMatchObject({ total: 12, untagged: 4 })
    expect(found.rows.map(({ name }) => name)).toEqual(['Deal 8', 'Deal 9', 'Deal 10', 'Deal 11'])
    expect(demos).toMatchObject({ held: 9, captured: 8 })
    expect(demos.days.at(-1)).toEqual({ day: '2026-11-23', held: 1, captured: 0 })
  })

  it('is that of the filter: a segment’s deals, a period’s demos; severity does not hide a deal', async () => {
    expect((await manager.get(coverage, '/api/coverage?segment=none')).deals.total).toBe(0)
    const recent = await manager.get(coverage, '/api/coverage?from=2026-11-20&to=2026-11-24')
    expect(recent.demos).toMatchObject({ held: 2, captured: 1 })
    expect((await manager.get(coverage, '/api/coverage?severity=nice')).deals.untagged).toBe(4)
    expect((await manager.get(coverage, '/api/coverage?outcome=open')).demos.held).toBe(6)
  })

  it('marks who outweighs the rest by notes, and no longer by deals', async () => {
    const { voices } = await manager.get(coverage, '/api/coverage')
    const of = (member: TestMember | undefined) => voices.find(({ memberId }) => memberId === member?.memberId)
    expect(of(engineers[0])).toMatchObject({ notes: 30, deals: 1, outweighsByNotes: true, outweighsByDeals: false })
    expect(of(engineers[2])).toMatchObject({ notes: 10, deals: 4, outweighsByNotes: false })
    expect(of(engineers[3])).toMatchObject({ demos: 1, captured: 0, notes: 0 })
    const names = voices.map(({ name }) => name)
    expect(names).toEqual(names.toSorted())
  })

  it('is not for an engineer', async () => {
    const answer = await dashboardOf(endpoint, engineers[0] as TestMember).request('/api/coverage')
    expect(answer.status).toBe(403)
  })
})

describe('the week', () => {
  it('says what is new beside the week before', async () => {
    const found = await manager.get(week, '/api/week')
    expect(found).toMatchObject({
      from: '2026-11-18',
      to: '2026-11-24',
      notes: { now: 30, before: 18 },
      held: { now: 2, before: 6 },
      captured: { now: 1, before: 6 },
    })
    expect(found.blockers).toMatchObject({ count: 30, deals: 1 })
    expect(found.blockers.rows).toHaveLength(20)
  })

  it('names the open deals whose blocker has lost others', async () => {
    const { atRisk } = await manager.get(week, '/api/week')
    expect(atRisk).toMatchObject([
      { deal: { id: deals[0] }, themes: [{ id: theme, title: 'Windows config', lostDeals: 1 }] },
    ])
    expect((await manager.get(week, '/api/week?segment=none')).atRisk).toEqual([])
  })
})
