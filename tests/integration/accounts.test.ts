import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountList, accountsChanged } from '@/utils/model/accounts'
import { undoAnswer } from '@/utils/model/batch'
import { dealPage } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint } from './endpoint'

let endpoint: Endpoint
let dashboard: ReturnType<typeof dashboardOf>
beforeAll(() => {
  endpoint = openEndpoint()
})
beforeEach(async () => {
  const manager = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'manager' })
  dashboard = dashboardOf(endpoint, manager)
  await dashboard.send('POST', '/api/deals/bulk', {
    rows: [
      { externalId: 'a', account: 'Acme', segment: 'technolgy', outcome: 'won' },
      { externalId: 'b', account: 'Acme', outcome: 'open' },
      { externalId: 'c', account: 'ACME Inc.', segment: 'Web', outcome: 'open' },
    ],
  })
})
afterAll(() => endpoint.close())

const accounts = async () => (await dashboard.get(accountList, '/api/accounts')).rows
const idOf = async (wanted: string) => (await accounts()).find(({ name }) => name === wanted)?.id
const deals = async () => {
  const { rows } = await dashboard.get(dealPage, '/api/deals')
  return Object.fromEntries(rows.map(({ externalId, account, segment }) => [externalId, `${account} ${segment}`]))
}
const send = async (path: string, body: object) =>
  accountsChanged.parse(await (await dashboard.send('POST', path, body)).json())
const undo = async (id: string) =>
  undoAnswer.parse(await (await dashboard.send('POST', `/api/accounts/changes/${id}/undo`, {})).json())

describe('accounts that are one customer', () => {
  it('are made one, with all their deals, and two again by undo', async () => {
    const before = [await accounts(), await deals()]
    const merge = { into: await idOf('Acme'), from: [await idOf('ACME Inc.')] }
    const { batch, ...counts } = await send('/api/accounts/merge', merge)
    expect(counts).toEqual({ accounts: 1, deals: 1 })
    expect(await accounts()).toMatchObject([{ name: 'Acme', deals: 3 }])
    expect((await deals()).c).toBe('Acme technolgy')
    expect(await undo(batch)).toMatchObject({ restored: 2, kept: [] })
    expect([await accounts(), await deals()]).toEqual(before)
  })

  it('are refused in a sentence when one of them is gone', async () => {
    const answer = await dashboard.send('POST', '/api/accounts/merge', {
      into: await idOf('Acme'),
      from: [crypto.randomUUID()],
    })
    expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringContaining('not there any more')])
  })
})

describe('a segment', () => {
  it('is renamed for what is open, while a closed deal keeps its own, and back by undo', async () => {
    const { batch } = await send('/api/segments/rename', { from: 'technolgy', to: 'Technology' })
    expect(await deals()).toMatchObject({ a: 'Acme technolgy', b: 'Acme Technology' })
    await undo(batch)
    expect(await deals()).toMatchObject({ b: 'Acme technolgy' })
  })

  it('that was only misspelt is renamed on closed deals too, where that is asked for', async () => {
    const rename = { from: 'technolgy', to: 'Technology', closedDeals: true }
    expect(await send('/api/segments/rename', rename)).toMatchObject({ accounts: 1, deals: 1 })
    const { segments } = await dashboard.get(accountList, '/api/accounts')
    expect(segments.map(({ segment }) => segment)).toEqual(['Technology', 'Web'])
  })

  it('that nobody is in is refused in a sentence', async () => {
    const answer = await dashboard.send('POST', '/api/segments/rename', { from: 'Nowhere', to: 'Web' })
    expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringContaining('"Nowhere"')])
  })
})
