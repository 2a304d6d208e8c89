import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { importObjections } from '@/server/import/import-objections'
import { exportColumns } from '@/utils/model/export-columns'
import { objectionPage } from '@/utils/model/views'
import { aDeal, anAccount, anId, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, write } from './endpoint'

const TEXTS = [
  '=HYPERLINK("http://x.test","y")',
  '+1',
  '@x',
  '-2',
  '\ttab first',
  '\rreturn first',
  'she said "no", twice',
  'two\nlines\r\nand three',
  'ö 主婦 مرحبا بالعالم 👩‍👩‍👧',
  "'already guarded",
  `<script>alert(1)</script>; drop table objection; --`,
  'x'.repeat(10_000),
]

let endpoint: Endpoint
let manager: ReturnType<typeof dashboardOf>
let workspaceId: Awaited<ReturnType<typeof aWorkspace>>
beforeAll(async () => {
  endpoint = openEndpoint()
  workspaceId = await aWorkspace(endpoint)
  const account = anAccount({ fields: { name: '=Acme', segment: 'Web' } })
  const deal = aDeal({ fields: { name: 'Rollout', accountId: account.entityId, amount: 123_456, currency: 'EUR' } })
  await write(endpoint, workspaceId, [account, deal])
  const device = new TestDevice(endpoint, await aMember(endpoint, { workspaceId }))
  const notes = TEXTS.map((text, i) =>
    anObjectionMutation({ stamp: [NOW, i], fields: { text, quote: text, dealId: deal.entityId, atMs: i * 1_000 } }),
  )
  expect(await device.push(notes)).toMatchObject({ applied: TEXTS.length, rejected: [] })
  manager = dashboardOf(endpoint, await aMember(endpoint, { workspaceId, role: 'manager' }))
})
afterAll(() => endpoint.close())

const exported = async (query: string) => {
  const response = await manager.request(`/api/objections/export?${query}`)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const stored = async () => (await manager.get(objectionPage, '/api/objections?limit=500')).rows

describe('an export as CSV', () => {
  it('has every cell as it stands in the database, once the guard is taken away', async () => {
    const { rows } = readCsv((await exported('format=csv')).bytes)
    const views = await stored()
    expect(rows).toHaveLength(views.length)
    for (const [i, view] of views.entries()) {
      const cells = rows[i]?.cells
      const { amount, ...words } = view
      const expected: Record<string, unknown> = { ...words, amount: (amount ?? 0) / 100 }
      for (const { field, column } of exportColumns) expect(cells?.get(column)).toBe(String(expected[field] ?? ''))
    }
  })

  it('begins no text cell with a sign that a spreadsheet would run', async () => {
    const text = new TextDecoder().decode((await exported('format=csv')).bytes)
    const cells = parse(text).flat()
    expect(cells).toContain(`'${TEXTS[0]}`)
    expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([])
    expect(text.split('\r\n')[0]).toBe(exportColumns.map(({ column }) => column).join(','))
  })

  it('is read again as a change of nothing', async () => {
    const now = () => new Date(NOW)
    const target = { db: endpoint.db, workspaceId, by: null, now, timeZone: 'UTC', currency: 'EUR' }
    const report = await importObjections(target, readCsv((await exported('format=csv&bom=true')).bytes))
    expect(report).toMatchObject({ imported: 0, updated: 0, unchanged: TEXTS.length, rejected: [] })
  })

  it('holds exactly what is filtered', async () => {
    const { rows } = readCsv((await exported('format=csv&text=HYPERLINK')).bytes)
    expect(rows.map(({ cells }) => cells.get('text'))).toEqual([TEXTS[0]])
  })

  it('hides the customer when redacted', async () => {
    const text = new TextDecoder().decode((await exported('format=csv&redact=true')).bytes)
    expect(text).not.toContain('Acme')
    expect(text).toContain('[redacted]')
  })

  it('is named by its day and is not kept by the browser', async () => {
    const { headers } = (await exported('format=csv')).response
    expect(headers.get('content-disposition')).toBe('attachment; filename="objections-2026-11-24.csv"')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('an export as JSON Lines', () => {
  it('has one object a line with the text to the letter', async () => {
    const lines = new TextDecoder()
      .decode((await exported('format=jsonl')).bytes)
      .trimEnd()
      .split('\n')
    const texts = lines.map((line) => JSON.parse(line).text)
    expect(new Set(texts)).toEqual(new Set(TEXTS.map((text) => text.normalize('NFC'))))
  })
})

describe('an export as XLSX', () => {
  it('is a workbook', async () => {
    const { response, bytes } = await exported('format=xlsx')
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    expect([...bytes.slice(0, 4)]).toEqual([0x50, 0x4b, 3, 4])
  })
})

describe('an export of nothing', () => {
  it('has its header all the same', async () => {
    const { rows, headers } = readCsv((await exported(`format=csv&deal=${anId.deal()}`)).bytes)
    expect(rows).toEqual([])
    expect(headers).toContain('theme')
  })
})
