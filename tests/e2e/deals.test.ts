import { type Browser, expect, type Page, test } from '@playwright/test'
import { Endpoint } from '../browser/endpoint'
import { expectAccessible, launchBrowser, watchErrors } from './dashboard-page'

let endpoint: Endpoint
let browser: Browser
let page: Page
let errors: string[]

test.beforeAll(async () => {
  test.setTimeout(120_000)
  endpoint = await Endpoint.create()
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  errors = watchErrors(page)
  await page.goto(endpoint.signInLink)
  await expect(page.getByRole('link', { name: 'Deals', exact: true })).toBeVisible()
})

test.afterAll(async () => {
  await browser?.close()
  await endpoint?.dispose()
})

const field = (name: string) => page.getByRole('textbox', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a deal is made, changed and closed as lost by hand, with two answers', async () => {
  await page.goto(`${endpoint.url}/deals`)
  await expect(button(/^New deal/)).toBeVisible()
  await page.keyboard.press('n')
  await expect(field('Name')).toBeFocused()
  await page.keyboard.type('Rollout')
  await field('Account').fill('Acme')
  await field('Segment').fill('Web')
  await field('Competitors, with commas between').fill('Velnox, Other')
  await field('Amount').fill('1,200.50')
  await expect(page.getByText('type it without thousands')).toBeVisible()
  await expect(button('Save')).toBeDisabled()
  await field('Amount').fill('1200.50')
  await expectAccessible(page)
  await field('Amount').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible()
  await expect(page.getByText('€1,200.50')).toBeVisible()
  await page.keyboard.press('e')
  await field('Owner').fill('Eva')
  await button('Save').click()
  await expect(page.getByText('Eva', { exact: true })).toBeVisible()
  await button('Lost').click()
  await expectAccessible(page)
  await page.getByRole('group', { name: 'Lost to whom?' }).getByRole('button', { name: 'Velnox' }).click()
  await page.getByRole('group', { name: 'What broke it?' }).getByRole('button', { name: 'Not known' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('[data-outcome=lost]')).toBeVisible()
  await expect(page.locator('dt', { hasText: 'Lost to' }).locator('..')).toContainText('Velnox')
  await page.keyboard.press('e')
  await expect(field('Segment')).toBeDisabled()
  expect(errors).toEqual([])
})
