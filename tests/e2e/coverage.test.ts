import { type Browser, expect, type Page, test } from '@playwright/test'
import { walkByTab } from '@/tests/browser/keyboard'
import { expectAccessible, figureIn, launchBrowser, watchErrors } from './dashboard-page'
import { type SampleServer, startSampleServer } from './sample-server'

let server: SampleServer
let browser: Browser
let page: Page
let errors: string[]
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startSampleServer()
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  errors = watchErrors(page)
  await page.goto(server.signInLink)
})
test.afterAll(async () => {
  expect(errors).toEqual([])
  await browser.close()
  await server.stop()
})

test('the week’s figures open what they were counted from', async () => {
  await page.getByRole('link', { name: 'This week' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/new blockers?\..*open deals? stand/)
  await expectAccessible(page)
  const count = figureIn(await page.getByRole('heading', { level: 1 }).textContent())
  await page.getByRole('link', { name: /^New blockers/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${count} `))
  await page.goBack()
  const risk = page.getByRole('table', { name: 'Open deals at risk' })
  const lost = risk.getByRole('link', { name: /^lost \d+ deals?$/ }).first()
  const deals = figureIn(await lost.textContent())
  await lost.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${deals} deals?$`))
})

test('coverage counts deals and demos against notes, by notes or by deals, and the filter narrows it', async () => {
  await page.goto(`${server.url}/coverage`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(/^[\d,]+ of 8,800 deals have no note$/)
  await expect(page.getByRole('table', { name: 'Through whom customers are heard' }).getByRole('row')).toHaveCount(6)
  await page.getByText('As a table').click()
  await expect(page.getByRole('columnheader', { name: 'Written down', exact: true })).toBeVisible()
  await page.getByText('As a table').click()
  await page.getByRole('radio', { name: 'Per deal' }).click()
  await expect(page.getByRole('heading', { name: 'What is heard most, by deals' })).toBeVisible()
  await expect(page).toHaveURL(/per=deal/)
  await expectAccessible(page)
  expect(await walkByTab(page)).toEqual([])
  await page.goto(`${server.url}/coverage?outcome=open`)
  await expect(heading).not.toHaveText(/8,800/)
  await expect(heading).toHaveText(/deals have no note/)
})
