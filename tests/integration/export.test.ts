import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { importObjections } from '@/server/import/import-objections'
import { exportColumns } from '@/utils/model/export-columns'
import { objectionPage } from '@/utils/model/views'
import { aDeal, anAccount, anId, anObjectionMutation, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, write } from './endpoint'
import { readWorkbook } from './read-workbook'

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
  'control \u0001 signs',
  'reads as if escaped: _x0041_',
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

  it('takes nothing from what it hides, when it is read again redacted', async () => {
    const now = () => new Date(NOW)
    const target = { db: endpoint.db, workspaceId, by: null, now, timeZone: 'UTC', currency: 'EUR' }
    const report = await importObjections(target, readCsv((await exported('format=csv&redact=true')).bytes))
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
  it('has every cell as it stands in the database: text as typed, numbers and instants as such', async () => {
    const { response, bytes } = await exported('format=xlsx')
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const [header, ...rows] = readWorkbook(bytes).get('Objections') ?? []
    expect(header).toEqual(exportColumns.map(({ column }) => column))
    const views = await stored()
    for (const [i, view] of views.entries()) {
      const values: Record<string, unknown> = { ...view, amount: (view.amount ?? 0) / 100 }
      for (const [at, { field, kind }] of exportColumns.entries()) {
        const value = values[field] === '' ? null : (values[field] ?? null)
        if (kind !== 'instant' || value === null) expect(rows[i]?.[at], field).toBe(value)
        else expect(Number(rows[i]?.[at])).toBeCloseTo(Date.parse(String(value)) / 86_400_000 + 25_569, 6)
      }
    }
  })

  it('lists each deal once with its notes, so that sums do not double', async () => {
    const [header = [], ...deals] = readWorkbook((await exported('format=xlsx')).bytes).get('Deals') ?? []
    const cell = (name: string) => deals[0]?.[header.indexOf(name)]
    expect(deals).toHaveLength(1)
    expect([cell('deal'), cell('account'), cell('amount'), cell('currency'), cell('notes')]).toEqual([
      ...['Rollout', '=Acme', 1234.56, 'EUR', TEXTS.length],
    ])
  })

  it('hides the customer in every sheet when redacted', async () => {
    const sheets = readWorkbook((await exported('format=xlsx&redact=1&text=HYPERLINK')).bytes)
    const all = [...sheets.values()].flat(2)
    expect(all).toContain('[redacted]')
    expect(all.filter((cell) => /=Acme|Rollout/.test(String(cell)))).toEqual([])
    expect(sheets.get('About')?.flat().join('\n')).not.toContain('HYPERLINK')
  })

  it('has no money in any sheet where no amount was asked for', async () => {
    const sheets = readWorkbook((await exported('format=xlsx&columns=text,theme')).bytes)
    expect(sheets.get('Objections')?.[0]).toEqual(['text', 'theme'])
    expect([...sheets.values()].flat(2)).not.toContain(1234.56)
  })
})

describe('what a file says of itself', () => {
  const QUERY = 'text=HYPERLINK&severity=unknown&severity=blocker&from=2026-01-01&to=2026-12-31'
  const expected = {
    Filter: 'Words: “HYPERLINK”; Period: 2026-01-01 – 2026-12-31; Severity: Unknown, Blocker',
    'The same in Pushback': `http://localhost/objections?${QUERY}`,
    Notes: '1',
    Customers: 'Named and quoted',
    Money: expect.stringContaining('currencies are never added'),
    Made: expect.stringMatching(/^2026-11-24 \d\d:\d\d:\d\d UTC$/),
    By: expect.stringMatching(/^m\d+ <m\d+@example.com>$/),
  }

  it('stands before the table of a CSV, and our own import passes over it', async () => {
    const { bytes } = await exported(`format=csv&about=1&${QUERY}`)
    const records: string[][] = parse(new TextDecoder().decode(bytes), { relax_column_count: true })
    const about = records.filter(([first]) => first?.startsWith('# '))
    expect(Object.fromEntries(about.map(([name = '', value]) => [name.slice(2), value]))).toMatchObject(expected)
    expect(about[0]).toEqual(['# About this file', `The table begins on line ${about.length + 1}`])
    expect(records[about.length]?.[0]).toBe('id')
    expect(readCsv(bytes).rows.map(({ cells }) => cells.get('text'))).toEqual([TEXTS[0]])
  })

  it('is a sheet of a workbook', async () => {
    const lines = readWorkbook((await exported(`format=xlsx&${QUERY}`)).bytes).get('About') ?? []
    expect(Object.fromEntries(lines.map(([name, value]) => [name, value]))).toMatchObject(expected)
  })

  it('is the first line of JSON Lines, for programs', async () => {
    const [first = ''] = new TextDecoder().decode((await exported(`format=jsonl&about=1&${QUERY}`)).bytes).split('\n')
    const { about } = JSON.parse(first)
    expect(about).toMatchObject({ notes: 1, deals: 1, redacted: false, time_zone: 'UTC', made_at: expect.any(String) })
    expect(about.filter).toMatchObject({ text: 'HYPERLINK', severity: ['unknown', 'blocker'] })
    expect(about.link).toBe(expected['The same in Pushback'])
  })

  it.each([
    ['de', 'Über diese Datei'],
    ['ar', 'عن هذا الملف'],
  ])('is said in the language of who reads it: %s', async (language, title) => {
    expect(new TextDecoder().decode((await exported(`about=1&language=${language}`)).bytes)).toContain(`# ${title}`)
  })
})

describe('the columns of an export', () => {
  it('are those that were chosen, in their order', async () => {
    const { headers, rows } = readCsv((await exported('columns=severity,text&columns=amount')).bytes)
    expect([headers, rows.length]).toEqual([['severity', 'text', 'amount'], TEXTS.length])
  })

  it('are named when there is none of that name', async () => {
    const { response, bytes } = await exported('columns=severity,sevrity')
    expect(response.status).toBe(400)
    expect(new TextDecoder().decode(bytes)).toContain('is none of id, workspace_id')
  })
})

describe('an export of nothing', () => {
  it('has its header all the same', async () => {
    const { rows, headers } = readCsv((await exported(`format=csv&deal=${anId.deal()}`)).bytes)
    expect(rows).toEqual([])
    expect(headers).toContain('theme')
  })
})
