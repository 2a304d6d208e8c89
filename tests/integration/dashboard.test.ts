import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { importDeals } from '@/server/import/import-deals'
import { importObjections } from '@/server/import/import-objections'
import {
  dealDetail,
  dealPage,
  facets,
  objectionDetail,
  objectionPage,
  themeDetail,
  themeList,
  themeView,
} from '@/utils/model/views'
import { anObjectionMutation, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember } from './endpoint'

let endpoint: Endpoint
let manager: ReturnType<typeof dashboardOf>
let engineer: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  const workspaceId = await aWorkspace(endpoint)
  const now = () => new Date(NOW)
  const target = { db: endpoint.db, workspaceId, by: null, now, timeZone: 'UTC', currency: 'USD' }
  await importDeals(target, readCsv(readFileSync('tests/fixtures/stories/s5-deals.csv')))
  await importObjections(target, readCsv(readFileSync('tests/fixtures/stories/s5-objections.csv')))
  manager = dashboardOf(endpoint, await aMember(endpoint, { workspaceId, role: 'manager' }))
  engineer = await aMember(endpoint, { workspaceId })
})
afterAll(() => endpoint.close())

const themes = async (query = '') => (await manager.get(themeList, `/api/themes${query}`)).themes
const themeCalled = async (title: string) => {
  const found = (await themes()).find((one) => one.title === title)
  if (!found) throw new Error(`no theme ${title}`)
  return found
}

describe('the list of objections', () => {
  it('counts the whole filter and gives every row once over its pages', async () => {
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { rows: { id: string }[]; cursor: string | null; total: number } = await manager.get(
        objectionPage,
        `/api/objections?severity=blocker&limit=17${cursor && `&cursor=${cursor}`}`,
      )
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.cursor
      expect(page.total).toBe(139)
    }
    expect(new Set(ids).size).toBe(139)
    expect(ids).toHaveLength(139)
  })

  it.each([
    ['segment=Enterprise&severity=blocker', 64],
    ['outcome=won', 39],
    ['text=dark', 15],
    ['theme=none', 0],
    ['from=2026-01-03&to=2026-01-03', 169],
    ['from=2026-01-04', 0],
    ['category=price&category=capability', 169],
    ['text=%25', 0],
  ])('narrows by %s', async (query, total) => {
    expect((await manager.get(objectionPage, `/api/objections?${query}`)).total).toBe(total)
  })

  it.each(['severity=awful', 'cursor=nonsense', 'from=yesterday', 'limit=0', 'theme=x'])(
    'answers %s with what is wrong',
    async (query) => {
      const response = await manager.request(`/api/objections?${query}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'invalid', detail: expect.any(String) })
    },
  )

  it('does not narrow a facet by its own filter', async () => {
    const { severity, segment } = await manager.get(facets, '/api/objections/facets?severity=nice&segment=Web')
    expect(severity.map(({ value }) => value)).toContain('blocker')
    expect(segment.map(({ value }) => value)).toContain('Enterprise')
  })

  it('opens one with what its fields were before', async () => {
    const [row] = (await manager.get(objectionPage, '/api/objections?text=dark&limit=1')).rows
    await manager.send('PATCH', '/api/objections', { ids: [row?.id], fields: { severity: 'pain' } })
    const { objection, history } = await manager.get(objectionDetail, `/api/objections/${row?.id}`)
    expect(objection.severity).toBe('pain')
    expect(history).toMatchObject([{ field: 'severity', old: 'nice', by: expect.any(String) }])
  })
})

describe('themes', () => {
  it('count distinct deals, and their money once', async () => {
    const config = await themeCalled('Windows config')
    expect(config).toMatchObject({ objections: 42, deals: 42, blockerDeals: 42 })
    expect(config.won.deals + config.lost.deals).toBe(42)
    expect(config.segments.map(({ segment, deals }) => [segment, deals])).toEqual([
      ['Enterprise', 40],
      ['Higher education', 2],
    ])
  })

  it('count a deal once though it has the theme three times', async () => {
    const { id, deals, objections } = await themeCalled('SSO')
    const [first] = (await manager.get(objectionPage, `/api/objections?theme=${id}`)).rows
    const again = [1, 2].map((i) => anObjectionMutation({ stamp: [NOW, i], fields: { dealId: first?.dealId } }))
    await new TestDevice(endpoint, engineer).push(again)
    await manager.send('PATCH', '/api/objections', {
      ids: again.map(({ entityId }) => entityId),
      fields: { themeId: id },
    })
    expect(await themeCalled('SSO')).toMatchObject({ deals, objections: objections + 2 })
  })

  it('stand first where the most is at stake', async () => {
    const stakes = (await themes()).map(({ atStake }) => atStake[0]?.minor ?? 0)
    expect(stakes).toEqual(stakes.toSorted((a, b) => b - a))
    expect(stakes[0]).toBeGreaterThan(0)
  })

  it('open with their quotes and deals', async () => {
    const { id } = await themeCalled('Windows config')
    const { quotes, deals } = await manager.get(themeDetail, `/api/themes/${id}?segment=Higher education`)
    expect(quotes).toHaveLength(2)
    expect(deals.map(({ segment }) => segment)).toEqual(['Higher education', 'Higher education'])
  })

  it('are made once, and answered with a date', async () => {
    const wish = { title: 'Dark mode on the phone', kind: 'missing' }
    const made = themeView.parse(await (await manager.send('POST', '/api/themes', wish)).json())
    expect((await manager.send('POST', '/api/themes', { ...wish, title: ' dark MODE on the phone' })).status).toBe(400)
    const edited = await manager.send('PATCH', `/api/themes/${made.id}`, { answer: 'In Q1', status: 'building' })
    expect(await edited.json()).toMatchObject({
      answer: 'In Q1',
      answerAt: new Date(NOW).toISOString(),
      status: 'building',
    })
  })
})

describe('deals', () => {
  it('are listed with their objections, the latest first', async () => {
    const { rows, total } = await manager.get(dealPage, '/api/deals?outcome=lost&limit=500')
    expect(total).toBe(128)
    const days = rows.map(({ closedAt }) => closedAt)
    expect(days).toEqual(days.toSorted().reverse())
    const [first] = rows.filter(({ objections }) => objections > 0)
    const { deal, objections } = await manager.get(dealDetail, `/api/deals/${first?.id}`)
    expect(objections).toHaveLength(deal.objections)
  })

  it('pass a filter about objections when one of theirs does', async () => {
    const { id } = await themeCalled('Windows config')
    expect((await manager.get(dealPage, `/api/deals?theme=${id}`)).total).toBe(42)
  })

  it.each([
    '',
    '&text=registry',
    '&from=2026-01-01&to=2026-01-31',
    '&from=2026-06-01',
    '&outcome=lost&severity=blocker',
  ])('are as many as a theme counts under the same filter%s', async (also) => {
    for (const { id, deals } of await themes(`?${also}`)) {
      expect((await manager.get(dealPage, `/api/deals?theme=${id}${also}`)).total).toBe(deals)
    }
  })
})

describe('a sales engineer', () => {
  it('sees only their own notes, by any way', async () => {
    const own = dashboardOf(endpoint, engineer)
    const { rows } = await own.get(objectionPage, '/api/objections?limit=500')
    expect(new Set(rows.map(({ memberId }) => memberId))).toEqual(new Set([engineer.memberId]))
    expect(rows.map(({ amount }) => amount)).toEqual(rows.map(() => null))
    const [foreign] = (await manager.get(objectionPage, '/api/objections?text=dark&limit=1')).rows
    expect((await own.request(`/api/objections/${foreign?.id}`)).status).toBe(404)
  })

  it.each(['/api/themes', '/api/deals', '/api/objections/export'])('is refused %s with the reason', async (path) => {
    const response = await dashboardOf(endpoint, engineer).request(path)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'role', detail: expect.stringContaining('manager') })
  })
})

describe('a product manager', () => {
  it('puts notes to themes but corrects none', async () => {
    const pm = dashboardOf(endpoint, await aMember(endpoint, { workspaceId: engineer.workspaceId, role: 'pm' }))
    const [note] = (await pm.get(objectionPage, '/api/objections?limit=1')).rows
    const edit = (fields: object) => pm.send('PATCH', '/api/objections', { ids: [note?.id], fields })
    expect((await edit({ themeId: (await themeCalled('SSO')).id })).status).toBe(200)
    expect((await edit({ severity: 'nice' })).status).toBe(403)
  })

  it('exports without customers’ names, whatever is asked', async () => {
    const pm = dashboardOf(endpoint, await aMember(endpoint, { workspaceId: engineer.workspaceId, role: 'pm' }))
    const text = await (await pm.request('/api/objections/export?redact=false')).text()
    expect(text).toContain('[redacted]')
    expect(text).not.toContain('Enterprise account')
  })
})
