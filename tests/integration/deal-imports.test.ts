import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { batchPage, batchView, undoAnswer } from '@/utils/model/batch'
import { importAnswer, importLook } from '@/utils/model/import'
import { dealPage } from '@/utils/model/views'
import { anObjectionMutation } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember } from './endpoint'

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

const lines = (...all: string[]) => all.join('\n')
const address = (path: string, query: Record<string, string>) => `/api/deals/${path}?${new URLSearchParams(query)}`

const look = async (body: BodyInit, query: Record<string, string> = {}) =>
  importLook.parse(await (await dashboard.request(address('import/look', query), { method: 'POST', body })).json())
const post = (body: BodyInit, query: Record<string, string> = {}, signal?: AbortSignal) =>
  dashboard.request(address('import', query), { method: 'POST', body, signal })
const bring = async (body: BodyInit, query: Record<string, string> = {}) =>
  importAnswer.parse(await (await post(body, query)).json())
const undo = async (id: string | null) =>
  undoAnswer.parse(await (await dashboard.send('POST', `/api/deals/imports/${id}/undo`, {})).json())
const deals = async () => (await dashboard.get(dealPage, '/api/deals')).rows
const amounts = async () => Object.fromEntries((await deals()).map(({ externalId, amount }) => [externalId, amount]))

describe('a look at a file of deals', () => {
  it('proposes what each column holds, with samples, and says how the file is read', async () => {
    const file = lines(
      'Opportunity ID;Account Name;Amount;Close Date;Stage;Colour',
      '1;Müller;"1.200,50";31.12.2026;Closed Won;red',
    )
    expect(await look(Buffer.from(file, 'latin1'))).toEqual({
      ...{ encoding: 'windows-1252', delimiter: ';', rows: 1, numberFormat: '1.234,56', dateFormat: 'DD/MM/YYYY' },
      mapping: {
        id: 'Opportunity ID',
        account: 'Account Name',
        amount: 'Amount',
        closedAt: 'Close Date',
        stage: 'Stage',
      },
      questions: [],
      columns: expect.arrayContaining([
        { name: 'Colour', samples: ['red'] },
        { name: 'Account Name', samples: ['Müller'] },
      ]),
    })
  })

  it('asks what the file leaves open, with each answer as it would be read', async () => {
    const file = lines('id,amount,currency,closed at,outcome', '1,"1,234",KWD,03/04/2026,won')
    const { questions } = await look(file)
    expect(questions).toEqual([
      {
        ...{ about: 'numberFormat', value: '1,234' },
        answers: expect.arrayContaining([
          { format: '1234,56', reads: '1.234 KWD' },
          { format: '1,234.56', reads: '1234.000 KWD' },
        ]),
      },
      {
        ...{ about: 'dateFormat', value: '03/04/2026' },
        answers: [
          { format: 'DD/MM/YYYY', reads: '2026-04-03T00:00:00.000Z' },
          { format: 'MM/DD/YYYY', reads: '2026-03-04T00:00:00.000Z' },
        ],
      },
    ])
    expect((await post(file)).status).toBe(400)
    expect(await bring(file, { numberFormat: '1,234.56', dateFormat: 'DD/MM/YYYY' })).toMatchObject({ imported: 1 })
  })

  it('shows the columns of a file in which no id is known, to choose one', async () => {
    const { columns, mapping } = await look(lines('Reference,Firm', 'a,Acme'))
    expect([columns.map(({ name }) => name), mapping]).toEqual([['Reference', 'Firm'], {}])
    const answer = await bring(lines('Reference,Firm', 'a,Acme'), {
      mapping: JSON.stringify({ id: 'Reference', account: 'Firm' }),
    })
    expect(answer).toMatchObject({ imported: 1, rejected: [] })
    expect((await deals())[0]).toMatchObject({ externalId: 'a', account: 'Acme' })
  })
})

describe('an import over HTTP', () => {
  const file = lines('id,account,amount,outcome', 'a,Acme,100,won', 'b,,200,open', 'c,Acme,x,won', 'd,Acme,300,maybe')

  it('tried dry says what would be, and changes nothing', async () => {
    const dry = await bring(file, { dryRun: 'true' })
    expect(dry).toMatchObject({ batch: null, imported: 2, rejected: [{ line: 4 }, { line: 5 }] })
    expect(dry.warnings.map(({ line }) => line)).toEqual([2, 3])
    expect(dry.firstRows).toMatchObject([{ line: 2, externalId: 'a', account: 'Acme', amount: 10_000 }, { line: 3 }])
    expect([await deals(), (await dashboard.get(batchPage, '/api/deals/imports')).rows]).toEqual([[], []])
  })

  it('takes the good rows, and is kept with who, when, and what came of it', async () => {
    const { batch } = await bring(file, { fileName: 'pipeline.csv' })
    expect(await amounts()).toEqual({ a: 10_000, b: 20_000 })
    const [kept] = (await dashboard.get(batchPage, '/api/deals/imports')).rows
    expect(kept).toMatchObject({
      ...{ id: batch, fileName: 'pipeline.csv', state: 'finished', by: expect.any(String), done: 4, total: 4 },
      counts: { imported: 2, updated: 0, unchanged: 0, rejected: 2, warnings: 2 },
    })
    expect(await bring(file)).toMatchObject({ imported: 0, unchanged: 2 })
  })

  it('of the same file by two at once makes each deal once', async () => {
    const many = lines('id,account', ...Array.from({ length: 1_200 }, (_, i) => `d${i},Firm ${i % 7}`))
    const answers = await Promise.all([bring(many), bring(many)])
    expect(answers.map(({ imported, unchanged }) => imported + unchanged)).toEqual([1_200, 1_200])
    expect(answers.reduce((sum, { imported }) => sum + imported, 0)).toBe(1_200)
    expect((await dashboard.get(dealPage, '/api/deals?limit=1')).total).toBe(1_200)
  })

  it('that is stopped has put back what it wrote', async () => {
    await bring(lines('id,account,amount', 'd1,Acme,5'))
    const id = crypto.randomUUID()
    const stop = new AbortController()
    const many = lines('id,account,amount', ...Array.from({ length: 4_000 }, (_, i) => `d${i},Firm,7`))
    const stopped = post(many, { batch: id }, stop.signal)
    for (;;) {
      const one = await dashboard.get(batchView.nullable(), `/api/deals/imports/${id}`)
      if (one && one.done >= 500) break
    }
    stop.abort()
    await stopped.catch(() => undefined)
    expect(await dashboard.get(batchView, `/api/deals/imports/${id}`)).toMatchObject({ state: 'cancelled' })
    expect(await amounts()).toEqual({ d1: 500 })
  })

  it.each([
    ['empty', '', 'is empty'],
    ['only a ZIP', Buffer.from('PK\x03\x04\0\0\0'), 'ZIP archive'],
    ['with NUL bytes', 'id,name\n1,\0', 'NUL bytes, the first in line 2'],
    ['of 10,000 columns', Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(','), '10000 columns'],
    ['without an id', 'foo,bar\n1,2', 'no column for id'],
  ])('of a file that is %s is refused in a sentence', async (_, body, says) => {
    const answer = await post(body)
    expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringContaining(says)])
  })

  it('of more than 100 MiB is refused before it is all here', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent++
        controller.enqueue(new TextEncoder().encode('a,b\n'.repeat(256 * 1024)))
      },
    })
    const streamed = { method: 'POST', body: endless, duplex: 'half' }
    const answer = await dashboard.request('/api/deals/import', streamed)
    expect([answer.status, (await answer.json()).code]).toEqual([413, 'too_large'])
    expect(sent).toBeLessThan(120)
  })

  it('of only a header says that there was nothing', async () => {
    expect(await bring('id,name')).toMatchObject({ imported: 0, rejected: [] })
  })

  it.each(['utf16le', 'latin1', 'utf8'] as const)('reads %s with tabs and semicolons', async (encoding) => {
    const mark = encoding === 'utf16le' ? '\ufeff' : ''
    for (const tab of ['\t', ';']) await bring(Buffer.from(`${mark}id${tab}account\nx${tab}Müller`, encoding))
    expect((await deals()).map(({ account }) => account)).toEqual(['Müller'])
  })

  it.each(['se', 'pm'] as const)('is not for a member who is only %s', async (role) => {
    const other = dashboardOf(endpoint, await aMember(endpoint, { workspaceId: manager.workspaceId, role }))
    expect((await other.request('/api/deals/import', { method: 'POST', body: file })).status).toBe(403)
    expect((await other.request('/api/deals/imports')).status).toBe(403)
  })
})

describe('the undo of an import', () => {
  it('takes new deals away and gives changed ones their old values', async () => {
    await bring(lines('id,account,segment,amount,outcome', 'a,Acme,Web,100,open'))
    const { batch } = await bring(
      lines('id,account,segment,amount,outcome', 'a,Acme,Enterprise,150,open', 'b,New,Web,1,open'),
    )
    expect(await undo(batch)).toEqual({ removed: 1, restored: 2, kept: [], unlisted: 0 })
    expect(await deals()).toMatchObject([
      { externalId: 'a', account: 'Acme', segment: 'Web', amount: 10_000, outcome: 'open' },
    ])
    expect(await bring(lines('id,amount', 'b,2'))).toMatchObject({ imported: 1 })
  })

  it('leaves what somebody has changed since, and new deals with notes, and names both', async () => {
    await bring(lines('id,name,amount', 'a,First,100'))
    const { batch } = await bring(lines('id,name,amount', 'a,First,150', 'b,Noted,5', 'c,Later,6', 'd,Gone,7'))
    await bring(lines('id,name,amount', 'a,First,175', 'c,Later,8'))
    const noted = (await deals()).find(({ externalId }) => externalId === 'b')
    const device = new TestDevice(endpoint, manager)
    await device.push([anObjectionMutation({ fields: { dealId: noted?.id, text: 'no SSO' } })])
    const { removed, restored, kept } = await undo(batch)
    expect([removed, restored]).toEqual([1, 0])
    expect(kept.map(({ name, reason }) => `${name} ${reason}`).sort()).toEqual([
      ...['First changed', 'Later changed', 'Noted notes'],
    ])
    expect(await amounts()).toEqual({ a: 17_500, b: 500, c: 800 })
  })

  it('works newest first, import by import, back to nothing', async () => {
    const made = []
    for (const amount of [1, 2, 3]) made.push((await bring(lines('id,amount', `a,${amount}`, `n${amount},9`))).batch)
    await undo(made[2] ?? null)
    expect(await amounts()).toEqual({ a: 200, n1: 900, n2: 900 })
    await undo(made[1] ?? null)
    expect(await amounts()).toEqual({ a: 100, n1: 900 })
    await undo(made[0] ?? null)
    expect(await amounts()).toEqual({})
  })

  it('is done once, and is kept in the audit by counts and ids only', async () => {
    const { batch } = await bring(lines('id,name', 'a,TOPSECRET'), { fileName: 'TOPSECRET.csv' })
    await undo(batch)
    const again = await dashboard.send('POST', `/api/deals/imports/${batch}/undo`, {})
    expect([again.status, (await again.json()).detail]).toEqual([400, expect.stringContaining('undone already')])
    expect(await dashboard.get(batchView, `/api/deals/imports/${batch}`)).toMatchObject({ state: 'undone' })
    const admin = await aMember(endpoint, { workspaceId: manager.workspaceId, role: 'admin' })
    const audit = await (await dashboardOf(endpoint, admin).request('/api/audit')).text()
    expect(audit).toContain(`"deal_import_undone","detail":{"batch":"${batch}","removed":1,"restored":0,"kept":0}`)
    expect(audit).not.toContain('TOPSECRET')
  })

  it('takes the whole CRM export back', async () => {
    const file = readFileSync('tests/fixtures/crm/sales_pipeline.csv')
    const { batch, imported } = await bring(file)
    expect(imported).toBe(8_800)
    expect(await undo(batch)).toMatchObject({ removed: 8_800, kept: [] })
    expect(await deals()).toEqual([])
  })
})
