import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { walkByTab } from '@/tests/browser/keyboard'
import { expectAccessible, launchBrowser, watchErrors } from './dashboard-page'

const PASSWORD = 'correct horse battery'

let endpoint: Endpoint
let browser: Browser
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
  browser = await launchBrowser()
})
test.afterAll(async () => {
  await browser.close()
  await endpoint.dispose()
})

const newContext = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', baseURL: endpoint.url })

async function open(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('an admin invites a manager, who chooses a password and comes back by it to the page they wanted', async () => {
  const admin = await (await newContext()).newPage()
  const errors = watchErrors(admin)
  await admin.goto(endpoint.signInLink)
  await open(admin, 'Members')
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('1 member')
  await admin.keyboard.press('i')
  const dialog = admin.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('E-mail').fill('mia@example.com')
  await dialog.getByLabel(/^Name/).fill('Mia')
  await dialog.getByText('Sales engineer').click()
  await dialog.getByText('Manager', { exact: true }).click()
  await expectAccessible(admin)
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const link = await dialog.getByLabel('The link').inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = admin.getByRole('row').filter({ hasText: 'mia@example.com' })
  await expect(row).toContainText('Invited, not here yet')
  await expectAccessible(admin)
  expect(await walkByTab(admin)).toEqual([])

  const context = await newContext()
  const mia = await context.newPage()
  await mia.goto(link)
  await mia.getByRole('link', { name: 'Choose a password' }).click()
  await mia.getByRole('textbox', { name: 'Password' }).fill('too short')
  await expect(mia.getByRole('button', { name: 'Save' })).toBeDisabled()
  await mia.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await mia.getByRole('button', { name: 'Save' }).click()
  await expect(mia.getByText('Saved. Your other sessions have ended.')).toBeVisible()
  await expectAccessible(mia)

  await open(mia, 'Sign out')
  await mia.goto('/themes')
  await mia.getByLabel('E-mail').fill('mia@example.com')
  await mia.getByRole('textbox', { name: 'Password' }).fill('not the right one')
  await mia.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(mia.getByRole('alert')).toHaveText(/do not belong together/)
  await expectAccessible(mia)
  await mia.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await mia.keyboard.press('Enter')
  await expect(mia).toHaveURL(/\/themes/)
  await expect(mia.getByRole('link', { name: 'Deals' })).toBeVisible()
  await mia.getByRole('button', { name: /^Account of/ }).click()
  await expect(mia.getByRole('menuitem', { name: 'Members' })).toHaveCount(0)

  await admin.reload()
  await expect(row).toContainText('Here since')
  await row.getByRole('button', { name: /^Actions for/ }).click()
  await admin.getByRole('menuitem', { name: 'Remove' }).click()
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(row).toContainText('Removed')
  await mia.reload()
  await expect(mia.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(errors).toEqual([])
})

test('the last admin cannot shut themselves out, and is told why', async () => {
  const page = await (await newContext()).newPage()
  const link = await endpoint.command('sign-in-link', '--workspace', 'team', '--email', 'admin@localhost')
  await page.goto(link.replace('localhost', '127.0.0.1').replace('admin@127.0.0.1', 'admin@localhost'))
  await open(page, 'Members')
  const row = page.getByRole('row').filter({ hasText: 'admin@localhost' })
  await row.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('This is the last admin. Make somebody else an admin first.')).toBeVisible()
  await page.getByRole('button', { name: 'OK' }).click()
  await expect(row).toContainText('Here since')
})
