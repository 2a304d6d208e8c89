import { expect, type Page, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { type Extension, launchExtension } from '@/tests/browser/extension'
import { stopBackground } from '@/tests/browser/process'
import { ACCOUNT, exportedTexts, importDeal, openDashboard, pair, storedText } from '@/tests/browser/team'

test.describe.configure({ mode: 'serial' })

let endpoint: Endpoint
let extension: Extension
let dashboard: Page
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
  await importDeal(endpoint)
  extension = await launchExtension({ headless: true })
  await pair(extension, endpoint)
  dashboard = await openDashboard(await extension.context.newPage(), endpoint)
})
test.afterAll(async () => {
  await extension?.close()
  await endpoint?.dispose()
})

async function openPanel(): Promise<Page> {
  const panel = await extension.openPage('panel.html')
  await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
  return panel
}

const notesOf = (panel: Page) => panel.getByRole('list', { name: 'Notes in this demo' })

test('a note goes from the panel to IndexedDB, PostgreSQL, the dashboard and a CSV file, to the letter', async () => {
  const text = `=cmd() <script>alert('x')</script> ö 主婦 مرحبا بالعالم 👩‍👩‍👧 it's "as typed`
  const panel = await openPanel()
  await panel.getByRole('button', { name: 'Start demo' }).first().click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill(ACCOUNT.slice(0, 4))
  await panel.getByRole('option', { name: new RegExp(ACCOUNT) }).click()
  await panel.getByRole('textbox', { name: 'Note' }).fill(`!! ${text}`)
  await panel.keyboard.press('Enter')
  await expect(notesOf(panel)).toContainText(text)
  const rows = await extension.rows<{ text: string; severity: string; dealId: string }>('objections')
  expect(rows).toMatchObject([{ text, severity: 'blocker' }])
  expect(rows[0]?.dealId).toBeTruthy()

  await expect.poll(() => storedText(endpoint, '=cmd()')).toBe(text)
  // Nobody reloads the dashboard: it was open before the note was made.
  await expect(dashboard.getByText(text)).toBeVisible()
  await expect(dashboard.getByText(ACCOUNT).first()).toBeVisible()
  expect(await exportedTexts(dashboard)).toEqual([text])
  await panel.close()
})

test('notes made while the server is down and the service worker stopped arrive once', async () => {
  await endpoint.stop('SIGKILL')
  const panel = await openPanel()
  for (const text of ['down one', 'down two', 'down three']) {
    await panel.getByRole('textbox', { name: 'Note' }).fill(text)
    await panel.keyboard.press('Enter')
    await expect(notesOf(panel)).toContainText(text)
  }
  await expect(panel.getByText(/waiting/).first()).toBeVisible()
  await panel.close()
  await stopBackground(extension.context)
  await endpoint.start()
  const again = await openPanel()
  await expect(notesOf(again).getByRole('listitem')).toHaveCount(4)
  const count = async () =>
    Number((await endpoint.query(`select count(*) from objection where text like 'down %'`))[0]?.count)
  await expect.poll(count, { timeout: 30_000 }).toBe(3)
  await expect(again.getByText(/waiting/)).toHaveCount(0)
  expect(await count()).toBe(3)
  await again.close()
})
