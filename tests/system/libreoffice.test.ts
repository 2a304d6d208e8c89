import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type ExportColumn, exportColumns, guardCell } from '@/utils/model/export-columns'
import { decimalOf } from '@/utils/model/money'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import { type ObjectionView, objectionPage } from '@/utils/model/views'
import { aDataDir, removeDataDir, run, serve, stop } from '../integration/program'
import { anObjectionMutation, NOW } from '../simulation/sync-builders'
import { type OpenedCell, openInLibreOffice } from './libreoffice'

const TEXTS = [
  '=HYPERLINK("http://x.test","y")',
  ...['+1', '@x', '-2', '\ttab', '\rreturn', "'quoted", 'she said "no", twice', '  two  spaces '],
  ...['one\nline\n\nmore', 'ö 主婦', 'مرحبا بالعالم', '👩‍👩‍👧 flag 🇦🇶', 'x'.repeat(5_000), 'as if escaped _x0041_'],
  'control \u0001 \u001f signs',
]
/** Text in a workbook; a table of characters cannot say that these are none of a number or a date. */
const LIKE_NUMBERS = ['001', '1e5', '2026-01-02', 'TRUE', '1,5']

const DEALS = `deal_id,account,segment,rep,amount,currency,outcome,closed_at
D1,"=Acme ""East""",Web,Eva,1234.50,EUR,lost,2026-10-02
D2,Kaizen 主婦,Enterprise,Max,1500,JPY,won,2026-10-03
D3,Gulf,Enterprise,Max,7001.234,KWD,open,
D4,Large,Web,Eva,90071992547409.91,USD,open,
`

let dataDir: string
let folder: string
let server: Awaited<ReturnType<typeof serve>>
let token: string
let views: ObjectionView[]

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = mkdtempSync(join(tmpdir(), 'pushback-office-'))
  dataDir = await aDataDir()
  server = await serve(dataDir)
  await command('workspace', 'create', 'acme', '--name', 'Acme')
  writeFileSync(join(folder, 'deals.csv'), DEALS)
  await command('import', 'deals', join(folder, 'deals.csv'), '--workspace', 'acme', '--number-format', '1234.56')
  token = (
    await command('token', 'create', '--workspace', 'acme', '--email', 'a@example.com', '--role', 'admin')
  ).trim()
  await pushNotes()
  views = objectionPage.parse(await (await ask('/api/objections?limit=500')).json()).rows
  expect(views).toHaveLength(TEXTS.length + LIKE_NUMBERS.length)
  for (const format of ['csv', 'xlsx'] as const) {
    const file = await ask(`/api/objections/export?format=${format}`)
    writeFileSync(join(folder, format === 'csv' ? 'table.csv' : 'book.xlsx'), new Uint8Array(await file.arrayBuffer()))
  }
})

test.afterAll(async () => {
  await stop(server)
  await removeDataDir(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

async function command(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args, { DATA_DIR: dataDir }).ended
  expect(code, stderr).toBe(0)
  return stdout
}

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
}

/** A note for each text, over the deals in turn. */
async function pushNotes(): Promise<void> {
  const { rows } = await (await ask('/api/deals')).json()
  const mutations = [...TEXTS, ...LIKE_NUMBERS].map((text, i) =>
    anObjectionMutation({
      stamp: [NOW, i],
      fields: { text, quote: text, dealId: rows[i % rows.length].id, atMs: i * 1_000 },
    }),
  )
  const body = JSON.stringify({ protocol: PROTOCOL, deviceId: crypto.randomUUID(), mutations })
  const sent = await ask('/api/sync/push', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect(await sent.json()).toMatchObject({ rejected: [] })
}

const shownIn = (view: ObjectionView, { field }: ExportColumn) => {
  const value = Object.entries(view).find(([name]) => name === field)?.[1] ?? null
  return value === '' ? null : value
}

/** A cell that LibreOffice opened is what the database has: its kind and its value. */
function expectSame(cell: OpenedCell | undefined, view: ObjectionView, column: ExportColumn): void {
  const value = shownIn(view, column)
  if (value === null) expect(cell, column.column).toEqual({ type: '', text: '' })
  else if (column.kind === 'text') expect(cell, column.column).toEqual({ type: 'string', text: value })
  else if (column.kind === 'instant') {
    const text = String(value).slice(0, 19).replace('T', ' ')
    expect(cell, column.column).toEqual({ type: 'date', text })
  } else {
    const number = column.kind === 'amount' ? decimalOf(view.amount ?? 0, view.currency ?? '') : value
    expect(cell?.type, column.column).toBe('float')
    expect(Number(cell?.text), column.column).toBeCloseTo(Number(number), 3)
  }
}

test('a workbook opens with every cell as it is in the database: text typed, amounts numbers, times dates', () => {
  const { sheets, hasFormula } = openInLibreOffice(folder, 'book.xlsx')
  expect(hasFormula).toBe(false)
  expect([...sheets.keys()]).toEqual(['Objections', 'Deals', 'Summary', 'About'])
  const [header = [], ...rows] = sheets.get('Objections') ?? []
  expect(header.map(({ text }) => text)).toEqual(exportColumns.map(({ column }) => column))
  expect(rows).toHaveLength(views.length)
  for (const [r, view] of views.entries())
    for (const [c, column] of exportColumns.entries()) expectSame(rows[r]?.[c], view, column)
})

test('a workbook has each deal once, and sums that say their currency', () => {
  const { sheets } = openInLibreOffice(folder, 'book.xlsx')
  const [header = [], ...deals] = sheets.get('Deals') ?? []
  const at = (name: string) => header.findIndex(({ text }) => text === name)
  const amounts = deals.map((deal) => [deal[at('external_id')]?.text, Number(deal[at('amount')]?.text)])
  expect(Object.fromEntries(amounts)).toEqual({ D1: 1234.5, D2: 1500, D3: 7001.234, D4: 90071992547409.9 })
  expect(deals.find((deal) => deal[at('external_id')]?.text === 'D1')?.[at('closed_at')]?.type).toBe('date')
  const [heads = [], all = []] = sheets.get('Summary') ?? []
  const sums = Object.fromEntries(heads.map(({ text }, i) => [text, all[i]?.text]))
  expect(sums).toMatchObject({ theme: 'All', deals: '4', lost_EUR: '1234.5', won_JPY: '1500', open_KWD: '7001.234' })
})

test('a CSV opens with nothing evaluated, and its text is as typed behind the guard', () => {
  const { sheets, hasFormula } = openInLibreOffice(folder, 'table.csv')
  expect(hasFormula).toBe(false)
  const [header = [], ...rows] = [...sheets.values()][0] ?? []
  const at = (name: string) => header.findIndex(({ text }) => text === name)
  for (const [r, view] of views.entries()) {
    if (view.text === null || LIKE_NUMBERS.includes(view.text)) continue
    // In a table of characters a lone return is a line break to it.
    const text = guardCell(view.text).replaceAll('\r', '\n')
    expect(rows[r]?.[at('text')]).toEqual({ type: 'string', text })
    expect(rows[r]?.[at('account')]?.text).toBe(guardCell(view.account ?? ''))
    expect(rows[r]?.[at('amount')]?.type).toBe('float')
  }
})
