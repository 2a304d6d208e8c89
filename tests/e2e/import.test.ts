import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { Endpoint } from '../browser/endpoint'
import { expectAccessible, launchBrowser, watchErrors } from './dashboard-page'

const CRM = 'tests/fixtures/crm/sales_pipeline.csv'

let endpoint: Endpoint
let browser: Browser
let context: BrowserContext
let page: Page
let errors: string[]

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  endpoint = await Endpoint.create()
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const first = await context.newPage()
  await first.goto(endpoint.signInLink)
  await expect(first.getByRole('link', { name: 'Deals', exact: true })).toBeVisible()
  await first.close()
})

test.afterAll(async () => {
  await browser?.close()
  await endpoint?.dispose()
})

test.beforeEach(async () => {
  page = await context.newPage()
  errors = watchErrors(page)
})

test.afterEach(async () => {
  await page.close()
  expect(errors).toEqual([])
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const figure = (name: string) => page.locator('.import-counts > div', { hasText: name }).locator('dd')
const csv = (...lines: string[]) => ({
  ...{ name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
})

async function choose(file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]): Promise<void> {
  await page.goto(`${endpoint.url}/deals/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('Say which column holds what')).toBeVisible()
}

test('is reached from Deals, where nothing is yet, by its button and by its key', async () => {
  await page.goto(`${endpoint.url}/deals`)
  await page.getByRole('link', { name: 'Import deals' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import deals' })).toBeVisible()
  await page.goto(`${endpoint.url}/deals`)
  await expect(page.getByRole('heading', { name: 'No deals yet' })).toBeVisible()
  await page.keyboard.press('i')
  await expect(button('Choose a file')).toBeFocused()
  await expectAccessible(page)
})

test('takes the whole CRM export, and changes nothing the second time', async () => {
  test.setTimeout(120_000)
  for (const [news, same] of [
    ['8,800', '0'],
    ['0', '8,800'],
  ] as const) {
    await choose(CRM)
    await button('Next').click()
    await expect(figure('New')).toHaveText(news, { timeout: 30_000 })
    await expect(figure('Unchanged')).toHaveText(same)
    if (same !== '0') {
      await expect(button('Nothing to import')).toBeDisabled()
      break
    }
    await expect(page.getByText('it stands under "unknown account"').first()).toBeVisible()
    await expectAccessible(page)
    await button('Import 8,800 deals').click()
    await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible({ timeout: 60_000 })
    await expect(figure('New')).toHaveText('8,800')
    await page.getByRole('link', { name: 'To the deals' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('8,800 deals')
  }
})

test('asks what the file leaves open, by keyboard alone, and lists every problem row', async () => {
  await choose(
    csv(
      'Deal ID,Account Name,Amount,Close Date,Stage',
      'k1,Müller,7,03/04/2026,Closed Won',
      'k2,Acme,x,03/04/2026,Lost',
    ),
  )
  await button('Next').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Which day is “03/04/2026”?')).toBeVisible()
  await expect(button('Next')).toBeDisabled()
  await page.getByRole('radio', { name: /DD\/MM\/YYYY/ }).press('Space')
  await expectAccessible(page)
  await button('Next').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /k1 Müller.*Won.*April 3, 2026|k1 Müller.*Apr 3, 2026/ })).toBeVisible()
  const link = page.getByRole('link', { name: 'Download the problem rows' })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(await readFile(await download.path(), 'utf8')).toContain('3,left out,"amount ""x"" is no amount in')
  await button('Import 1 deal').click()
  await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible()
  await button('Undo').click()
  await expect(page.getByText('Put back: 1 new deals are gone')).toBeVisible()
})

test('shows the columns of other people’s tables to choose from, and needs the id', async () => {
  await choose(csv('Reference,Firm,Colour', 'r1,Acme,red'))
  await expect(page.getByText('Choose the column with the deal’s id')).toBeVisible()
  await expect(button('Next')).toBeDisabled()
  await button(/Id in the CRM$/).click()
  await page.getByRole('option', { name: 'Reference' }).click()
  await expect(page.getByText('Not used: Firm, Colour')).toBeVisible()
  await button('Next').click()
  await expect(button('Import 1 deal')).toBeVisible()
  await button('Back').click()
  await expect(page.getByText('Not used: Firm, Colour')).toBeVisible()
})

test('says in a sentence what is wrong with a file that is no table', async () => {
  await page.goto(`${endpoint.url}/deals/import`)
  const zip = { name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\x03\x04\0\0') }
  await page.locator('input[type=file]').setInputFiles(zip)
  await expect(page.getByRole('alert')).toContainText('The file is a ZIP archive or an Excel workbook, not CSV')
  errors.length = 0
})

test('can be stopped on its way, and leaves nothing behind', async () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => `stop${i},Firm ${i % 50}`)
  await choose(csv('Deal ID,Account', ...rows))
  await button('Next').click()
  await button('Import 40,000 deals').click()
  await expect(page.getByText(/^[1-9][\d,]* of 40,000 rows$/)).toBeVisible()
  await button('Cancel').click()
  await expect(page.getByText('What was in already is put back')).toBeVisible()
  await page.goto(`${endpoint.url}/deals/import`)
  await expect(page.getByText('stopped and put back')).toBeVisible({ timeout: 60_000 })
  await page.goto(`${endpoint.url}/deals`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('8,800 deals')
})
