import { type Browser, type Page, test as plain } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import type { Extension } from '@/tests/browser/extension'
import { walkByTab } from '@/tests/browser/keyboard'
import { storedText } from '@/tests/browser/team'
import { LANGUAGES } from '@/utils/strings/languages'
import { expectAccessible, launchBrowser, watchErrors } from './dashboard-page'
import { expect, test } from './extension-fixtures'

const PASSWORD = 'correct horse battery'

let endpoint: Endpoint
let browser: Browser
plain.beforeAll(async () => {
  endpoint = await Endpoint.create()
  browser = await launchBrowser()
})
plain.afterAll(async () => {
  await browser.close()
  await endpoint.dispose()
})

/** A sales engineer with a password, who is signed in nowhere. */
async function anEngineer(email: string): Promise<void> {
  await endpoint.newToken(email)
  const page = await (await browser.newContext()).newPage()
  const link = await endpoint.command('sign-in-link', '--workspace', 'team', '--email', email)
  await page.goto(link.replace('localhost', '127.0.0.1'))
  await page.getByRole('link', { name: 'Choose a password' }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.context().close()
}

/** Asks for a code in the settings and opens the dashboard in the same browser. */
async function askToConnect(extension: Extension): Promise<{ options: Page; dashboard: Page; code: string }> {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Address').fill(endpoint.url)
  await options.getByLabel('Address').press('Enter')
  const way = options.getByRole('link', { name: 'Open the dashboard to confirm' })
  await expect(way).toBeFocused()
  const code = (await options.getByText(/^[A-Z]{4}-[A-Z]{4}$/).textContent()) ?? ''
  const [dashboard] = await Promise.all([extension.context.waitForEvent('page'), options.keyboard.press('Enter')])
  return { options, dashboard, code }
}

async function signIn(dashboard: Page, email: string): Promise<void> {
  await dashboard.getByLabel('E-mail').fill(email)
  await dashboard.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await dashboard.keyboard.press('Enter')
}

test('an engineer connects by a code, and a note from before reaches the team', async ({ extension, panel }) => {
  test.setTimeout(120_000)
  await anEngineer('eva@example.com')
  await panel.getByRole('textbox', { name: 'Note' }).fill('from before')
  await panel.getByRole('textbox', { name: 'Note' }).press('Enter')
  const { options, dashboard, code } = await askToConnect(extension)
  await expectAccessible(options)
  expect(await walkByTab(options)).toEqual([])
  const errors = watchErrors(dashboard)
  await signIn(dashboard, 'eva@example.com')
  await expect(dashboard.getByText(code)).toBeVisible()
  await expect(dashboard.getByText(/^Chrome · Linux asked at/)).toBeVisible()
  await dashboard.getByRole('button', { name: 'Let it in' }).click()
  await expect(dashboard.getByText('It is connected')).toBeVisible()
  await options.bringToFront()
  await expect(options.getByText('Connected to Team as eva')).toBeVisible()
  await options.getByRole('button', { name: 'Send all' }).click()
  await expect.poll(() => storedText(endpoint, 'from before')).toBe('from before')
  await dashboard.bringToFront()
  await expect(dashboard.getByText('It is connected')).toBeVisible()
  await dashboard.goto(`${endpoint.url}/pair?code=${code}`)
  await expect(dashboard.getByRole('alert')).toContainText('No browser shows this code')
  errors.length = 0
  await dashboard.goto(`${endpoint.url}/devices`)
  await expect(dashboard.getByRole('row').filter({ hasText: 'Chrome · Linux' })).toHaveCount(1)
  await expectAccessible(dashboard)
  expect(errors).toEqual([])
  expect(await endpoint.command('token', 'list', '--workspace', 'team')).toMatch(/eva@example\.com {2}Chrome · Linux/)
})

test('a browser that was not let in says so, and can ask again', async ({ extension }) => {
  await anEngineer('max@example.com')
  const { options, dashboard } = await askToConnect(extension)
  await signIn(dashboard, 'max@example.com')
  await dashboard.getByRole('button', { name: 'No', exact: true }).click()
  await expect(dashboard.getByText('It stays out')).toBeVisible()
  await options.bringToFront()
  await expect(options.getByRole('alert')).toContainText('somebody said no')
  await expect(options.getByLabel('Address')).toHaveValue(endpoint.url)
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(options.getByText('Waiting for you to confirm…')).toBeVisible()
})

test('a code stays on every settings page until it is cancelled on one', async ({ extension }) => {
  const { options, code } = await askToConnect(extension)
  await options.close()
  const [one, other] = [await extension.openPage('options.html'), await extension.openPage('options.html')]
  await expect(one.getByText(code)).toBeVisible()
  await other.getByRole('button', { name: 'Cancel' }).click()
  await expect(other.getByLabel('Address')).toBeVisible()
  await one.bringToFront()
  await expect(one.getByText(code)).toBeHidden()
  await expect(one.getByRole('button', { name: 'Connect', exact: true })).toBeVisible()
})

test('a code and the way to the dashboard fit into a narrow window, in every language', async ({ extension }) => {
  const { options } = await askToConnect(extension)
  await options.bringToFront()
  await options.setViewportSize({ width: 320, height: 700 })
  for (const language of LANGUAGES) {
    await options.locator('select:has([value="auto"])').selectOption(language)
    await expect(options.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
    await expectAccessible(options)
    expect(await options.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
})

test('a browser is let in although its settings were closed meanwhile', async ({ extension }) => {
  test.setTimeout(120_000)
  await anEngineer('ida@example.com')
  const { options, dashboard } = await askToConnect(extension)
  await options.close()
  await signIn(dashboard, 'ida@example.com')
  await dashboard.getByRole('button', { name: 'Let it in' }).click()
  await expect(dashboard.getByText('It is connected')).toBeVisible()
  const background = await extension.background()
  const member = () =>
    background.evaluate(async () => {
      const { account } = await chrome.storage.local.get<{ account?: { member: string } }>('account')
      return account?.member
    })
  await expect.poll(member, { timeout: 60_000 }).toBe('ida')
})

test('connecting where nothing answers says so in plain words, and keeps what was typed', async ({ extension }) => {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Address').fill('127.0.0.1:9')
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(options.getByRole('alert')).toContainText('Nothing answers at this address')
  await expect(options.getByLabel('Address')).toHaveValue('127.0.0.1:9')
})
