import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expectAccessible, figureIn, launchBrowser, watchErrors } from './dashboard-page'
import { type SampleServer, startSampleServer } from './sample-server'

let server: SampleServer
let browser: Browser
let context: BrowserContext
let page: Page
let errors: string[]

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startSampleServer()
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const first = await context.newPage()
  await first.goto(server.signInLink)
  await expect(first.getByRole('heading', { level: 1 })).toContainText('notes')
  await first.close()
})

test.afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test.beforeEach(async () => {
  page = await context.newPage()
  errors = watchErrors(page)
})

test.afterEach(async () => {
  await page.close()
  expect(errors).toEqual([])
})

const dialog = () => page.getByRole('dialog')

async function openExport(search = ''): Promise<void> {
  await page.goto(`${server.url}/objections${search}`)
  await page.getByRole('button', { name: /^Export [\d,]+ notes/ }).click()
}

/** What a file on its way would be told of by the endpoint. */
async function tell(progress: { state: string; written: number; total: number | null }): Promise<void> {
  await page.route('**/api/exports/*', (route) => route.fulfill({ json: progress }))
}

test('exports exactly what is filtered, says what it is, and tells when it is done', async () => {
  await openExport('?severity=blocker&outcome=lost')
  const link = page.getByRole('link', { name: /^Download/ })
  const count = figureIn(await link.textContent())
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const records: string[][] = parse(await readFile(await download.path()), { relax_column_count: true })
  const begin = records.findIndex(([first]) => !first?.startsWith('# '))
  expect(records.slice(0, begin).map(([name]) => name)).toContain('# Filter')
  expect(records.slice(0, begin).flat()).toContain('Severity: Blocker; Outcome: Lost')
  const [header = [], ...rows] = records.slice(begin)
  const pairs = rows.map((row) => `${row[header.indexOf('severity')]} ${row[header.indexOf('outcome')]}`)
  expect(rows).toHaveLength(count)
  expect(new Set(pairs)).toEqual(new Set(['blocker lost']))
  await expect(dialog().getByText(/notes were sent/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeHidden()
  await expect(page.getByRole('button', { name: /^Export [\d,]+ notes/ })).toBeFocused()
})

test('is chosen by keyboard alone: format, columns in the order of picking, nothing said of itself', async () => {
  await page.goto(`${server.url}/objections?severity=blocker`)
  await page.getByRole('button', { name: /^Export [\d,]+ notes/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Columns/ }).focus()
  await page.keyboard.press('Enter')
  for (const column of ['severity', 'text'])
    await page.getByRole('option', { name: column, exact: true }).press('Space')
  await expect(page.getByRole('button', { name: 'Columns severity, text' })).toBeVisible()
  await page.getByRole('checkbox', { name: /^Begin with what it is/ }).press('Space')
  const link = page.getByRole('link', { name: /^Download/ })
  const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
  const [header] = parse(await readFile(await download.path()))
  expect(header).toEqual(['severity', 'text'])
})

test('shows how far a large file is, and stops it', async () => {
  await openExport()
  await tell({ state: 'running', written: 412_000, total: 1_000_000 })
  await page.getByRole('link', { name: /^Download/ }).click()
  const bar = page.getByRole('progressbar', { name: '412,000 of 1,000,000 notes' })
  await expect(bar).toHaveAttribute('aria-valuenow', '412000')
  await expectAccessible(page)
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/cancel')),
    page.getByRole('button', { name: 'Stop' }).click(),
  ])
  expect(asked.method()).toBe('POST')
  await page.unroute('**/api/exports/*')
  await tell({ state: 'cancelled', written: 430_000, total: 1_000_000 })
  await expect(dialog().getByRole('alert')).toContainText('Stopped after 430,000 of 1,000,000 notes')
  await page.getByRole('button', { name: 'Export again' }).click()
  await expect(page.getByRole('link', { name: /^Download/ })).toBeVisible()
})

test('says what to do when the file broke off', async () => {
  await openExport()
  await tell({ state: 'failed', written: 9_000, total: 10_000 })
  await page.getByRole('link', { name: /^Download/ }).click()
  await expect(dialog().getByRole('alert')).toContainText('delete it and export again')
})

test('lists who exported what, and opens the same list again', async () => {
  await openExport('?severity=blocker&outcome=lost&text=windows')
  const link = page.getByRole('link', { name: /^Download/ })
  const count = (await link.textContent())?.match(/\d+/)?.[0] ?? ''
  await Promise.all([page.waitForEvent('download'), link.click()])
  await expect(dialog().getByText(/sent\. The file/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  const newest = page.getByRole('row').nth(1)
  await expect(newest.getByRole('cell').nth(3)).toHaveText(count)
  await expect(newest).toContainText('and words that were looked for, which are not kept')
  await expectAccessible(page)
  await newest.getByRole('link', { name: 'Severity: Blocker; Outcome: Lost' }).click()
  await expect(page).toHaveURL(/objections\?.*severity=blocker/)
  await expect(page.getByRole('button', { name: /^Outcome Lost/ })).toBeVisible()
})

test('is made every Monday when asked for, until it is stopped', async () => {
  await openExport('?severity=blocker&outcome=lost')
  await page.getByRole('button', { name: 'Every Monday' }).click()
  await expect(dialog().getByRole('status')).toContainText('From Monday on')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  const weekly = page.getByRole('listitem').filter({ hasText: 'Severity: Blocker; Outcome: Lost' })
  await expect(weekly).toContainText('next on')
  await expectAccessible(page)
  await weekly.getByRole('button', { name: 'Stop' }).click()
  await expect(weekly).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no fault that axe knows, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openExport()
    await page.getByRole('button', { name: /^Columns/ }).click()
    await page.getByRole('option', { name: 'severity' }).click()
    await expectAccessible(page)
  })
}
