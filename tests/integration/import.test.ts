import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import type { WorkspaceTx } from '@/server/db/schema'
import { readCsv } from '@/server/import/csv-file'
import { importAccounts } from '@/server/import/import-accounts'
import { importDeals } from '@/server/import/import-deals'
import { importObjections } from '@/server/import/import-objections'
import type { ImportTarget } from '@/server/import/import-target'
import { aWorkspace, type Endpoint, openEndpoint } from './endpoint'

let endpoint: Endpoint
let target: ImportTarget
beforeAll(() => {
  endpoint = openEndpoint()
})
beforeEach(async () => {
  const now = () => new Date(endpoint.clock.now)
  target = { db: endpoint.db, workspaceId: await aWorkspace(endpoint), by: null, now, timeZone: 'UTC', currency: 'USD' }
})
afterAll(() => endpoint.close())

const fixture = (path: string) => readCsv(readFileSync(`tests/fixtures/${path}`))
const csv = (...lines: string[]) => readCsv(new TextEncoder().encode(lines.join('\n')))
const query = <T>(fn: (tx: WorkspaceTx) => Promise<T>) => inWorkspace(endpoint.db, target.workspaceId, fn)

/** Deals with the segment that each one keeps itself, by the source's id. */
async function deals() {
  const rows = await query((tx) =>
    tx.selectFrom('deal').select(['externalId', 'amount', 'outcome', 'segment']).execute(),
  )
  return new Map(rows.map(({ externalId, ...deal }) => [externalId, deal]))
}

describe('an import of the CRM export as it is', () => {
  it('takes all 8,800 opportunities, warns of those without an account, and changes nothing the second time', async () => {
    await importAccounts(target, fixture('crm/accounts.csv'))
    const first = await importDeals(target, fixture('crm/sales_pipeline.csv'))
    expect(first).toMatchObject({ imported: 8_800, updated: 0, rejected: [] })
    expect(first.warnings.filter(({ reason }) => reason.includes('unknown account'))).toHaveLength(1_425)
    const outcomes = await query((tx) =>
      tx
        .selectFrom('deal')
        .select((eb) => ['outcome', eb.fn.countAll<number>().as('deals')])
        .groupBy('outcome')
        .orderBy('outcome')
        .execute(),
    )
    expect(outcomes).toEqual([
      { outcome: 'lost', deals: 2_473 },
      { outcome: 'open', deals: 2_089 },
      { outcome: 'won', deals: 4_238 },
    ])
    expect(await importDeals(target, fixture('crm/sales_pipeline.csv'))).toMatchObject({ unchanged: 8_800, updated: 0 })
  })
})

describe('an import of deals and their objections', () => {
  it('goes in once, however often it is repeated', async () => {
    expect(await importDeals(target, fixture('stories/s5-deals.csv'))).toMatchObject({ imported: 180, rejected: [] })
    expect(await importObjections(target, fixture('stories/s5-objections.csv'))).toMatchObject({
      imported: 169,
      rejected: [],
    })
    expect(await importDeals(target, fixture('stories/s5-deals.csv'))).toMatchObject({ imported: 0, unchanged: 180 })
    expect(await importObjections(target, fixture('stories/s5-objections.csv'))).toMatchObject({ unchanged: 169 })
  })

  it('makes each theme of the kind that its rows ask for', async () => {
    await importDeals(target, fixture('stories/s5-deals.csv'))
    await importObjections(target, fixture('stories/s5-objections.csv'))
    const themes = await query((tx) => tx.selectFrom('theme').select(['title', 'kind']).orderBy('title').execute())
    expect(themes).toEqual([
      { title: 'Dark theme', kind: 'missing' },
      { title: 'Price', kind: 'price' },
      { title: 'SSO', kind: 'missing' },
      { title: 'Windows config', kind: 'missing' },
    ])
  })

  it('names every bad row by its line and takes the good ones', async () => {
    const report = await importDeals(
      target,
      csv(
        'deal_id,account,segment,amount,currency,outcome,closed_at',
        'A,Acme,Web,38130,USD,won,2026-03-01',
        'B,Acme,Web,38130,USD,maybe,2026-03-01',
        'C,Acme,Web,"12.000,50",USD,won,2026-03-01',
        'A,Acme,Web,38130,USD,lost,2026-03-01',
        'D,Acme,Web,38130,USD,won,2026-13-01',
        'E,Acme,Web,38130,DOLLAR,won,2026-03-01',
        ',Acme,Web,38130,USD,won,2026-03-01',
        'F,,Web,99,USD,won,',
      ),
    )
    expect(report.imported).toBe(2)
    expect(report.rejected.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8])
    expect(report.rejected.map(({ reason }) => reason).join('\n')).toMatch(
      /maybe.*\n.*12\.000,50.*\n.*duplicate of line 2.*\n.*2026-13-01.*\n.*DOLLAR.*\n.*id of the deal is empty/,
    )
    expect([...(await deals()).keys()].sort()).toEqual(['A', 'F'])
  })

  it('refuses an objection on a deal that is not there, and takes one without a deal with a warning', async () => {
    await importDeals(target, csv('deal_id,outcome', 'A,open'))
    const report = await importObjections(
      target,
      csv(
        'objection_id,deal_id,text,severity,raised_at',
        '1,A,one,pain,2026-03-01',
        '2,ZZZ,two,pain,2026-03-01',
        '3,,three,pain,2026-03-01',
        '4,A,four,awful,2026-03-01',
      ),
    )
    expect(report).toMatchObject({ imported: 2 })
    expect(report.rejected).toEqual([
      { line: 3, reason: expect.stringContaining('"ZZZ" is not in this workspace') },
      { line: 5, reason: expect.stringContaining('severity "awful" is none of blocker, pain, nice, unknown') },
    ])
    expect(report.warnings.map(({ line }) => line)).toEqual([4])
  })

  it('takes every good row of a long file though one in its middle has a cell that is too long', async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => `H${i},${i === 900 ? 'x'.repeat(600) : 'Acme'},open`)
    const report = await importDeals(target, csv('deal_id,account,outcome', ...rows))
    expect(report).toMatchObject({ imported: 1_199, rejected: [{ line: 902, reason: expect.stringContaining('600') }] })
  })

  it('lets a closed deal keep the segment it closed with when its account moves on', async () => {
    await importDeals(
      target,
      csv('deal_id,account,segment,outcome,closed_at', 'A,Acme,Web,won,2026-03-01', 'B,Acme,Web,open,'),
    )
    await importAccounts(target, csv('account,segment', 'ACME ,Enterprise'))
    expect((await deals()).get('A')?.segment).toBe('Web')
    await importDeals(target, csv('deal_id,account,outcome,closed_at', 'B,Acme,lost,2026-04-01'))
    expect((await deals()).get('B')?.segment).toBe('Enterprise')
  })

  it('leaves alone what a file says nothing of', async () => {
    await importDeals(target, csv('deal_id,amount,outcome', 'A,500,open'))
    expect(await importDeals(target, csv('deal_id,outcome', 'A,won'))).toMatchObject({ updated: 1 })
    expect((await deals()).get('A')).toMatchObject({ amount: 50_000, outcome: 'won' })
  })

  it('keeps a text of 10,000 characters and refuses a longer one with its count', async () => {
    const report = await importObjections(
      target,
      csv('objection_id,text', `1,${'x'.repeat(10_000)}`, `2,${'x'.repeat(100_000)}`),
    )
    expect(report.imported).toBe(1)
    expect(report.rejected).toEqual([{ line: 3, reason: expect.stringContaining('100000 characters, at most 10000') }])
  })
})
