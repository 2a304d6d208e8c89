import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { CHROME_BUILD, launchExtension } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, type, windowTitle } from './keys'

async function share(page: Page, openPanel: (page: Page) => Promise<import('@playwright/test').Frame>, mode: string) {
  const frame = await openPanel(page)
  await frame.getByRole('button', { name: 'Start demo' }).click()
  await frame.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await frame.getByLabel('Sharing').selectOption(mode)
  await frame.getByRole('button', { name: 'Start demo' }).last().click()
  // Nothing stays over a page that is about to be shared.
  await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
}

/** The documents of the panel that the extension has open, by where they stand. */
const contexts = (extension: { background(): Promise<import('@playwright/test').Worker> }) =>
  extension
    .background()
    .then((worker) =>
      worker.evaluate(async () =>
        (await chrome.runtime.getContexts({}))
          .filter(({ documentUrl }) => documentUrl?.includes('panel.html'))
          .map(({ contextType }) => contextType),
      ),
    )

test('while a tab is shared the chord opens the side panel and nothing in the page', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await share(page, openPanel, 'tab')
  await page.reload()
  await press(CHORD.open)
  await expect.poll(() => contexts(extension)).toContain('SIDE_PANEL')
  // The side panel is there before its page has the cursor.
  await expect(async () => {
    await press('x')
    await expect.poll(() => extension.rows('drafts'), { timeout: 1_000 }).toHaveLength(1)
  }).toPass()
  await type('said in a shared tab')
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toHaveLength(1)
  expect(await page.locator('[data-pushback-notes]:popover-open').count()).toBe(0)
})

test('while a window is shared the chord opens a window of its own', async ({ extension, visit, openPanel }) => {
  const page = await visit('form.html')
  await share(page, openPanel, 'window')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await type('said in a shared window')
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toHaveLength(1)
  expect((await extension.rows('objections'))[0]).toMatchObject({ page: page.url() })
  await press('Escape')
  await expect.poll(windowTitle).toMatch(/^Form/)
})

test('where nothing can be injected the chord opens a window of its own', async ({ extension, visit }) => {
  const page = await visit('form.html')
  await page.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await expect.poll(() => contexts(extension)).toEqual(['TAB'])
})

test('what is typed over a page goes on in the window that opens where no page can be written over', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await openPanel(page)
  await type('half a thought')
  await expect.poll(() => extension.rows('drafts')).toEqual([expect.objectContaining({ line: 'half a thought' })])
  await page.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await expect
    .poll(() => extension.rows('drafts'))
    .toEqual([expect.objectContaining({ key: 'beside', line: 'half a thought' })])
})

test('a full disk saves nothing, says so, and keeps the text in the line', async () => {
  test.setTimeout(120_000)
  const dir = mkdtempSync(join(tmpdir(), 'pushback-quota-'))
  cpSync(CHROME_BUILD, dir, { recursive: true })
  // With unlimitedStorage the browser ignores the quota that a test sets.
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  manifest.permissions = manifest.permissions.filter((name: string) => name !== 'unlimitedStorage')
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest))
  const extension = await launchExtension({ headless: true, dir })
  try {
    const panel = await extension.openPage('panel.html')
    const line = panel.getByRole('textbox', { name: 'Note' })
    await line.fill('saved while there was room')
    await line.press('Enter')
    await expect(panel.getByRole('listitem')).toHaveCount(1)
    const client = await extension.context.newCDPSession(panel)
    const origin = `chrome-extension://${extension.id}`
    await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    const text = 'no room for this '.repeat(500).trim()
    // The browser looks at the quota anew only after half a minute.
    await expect(async () => {
      await line.fill(text)
      await line.press('Enter')
      await expect(panel.getByRole('alert')).toContainText('no space left', { timeout: 1_000 })
    }).toPass({ timeout: 50_000 })
    await expect(line).toHaveValue(text)
    const saved = await panel.getByRole('listitem').count()
    await client.send('Storage.overrideQuotaForOrigin', { origin })
    await expect(async () => {
      await line.press('Enter')
      await expect(panel.getByRole('listitem')).toHaveCount(saved + 1, { timeout: 1_000 })
    }).toPass({ timeout: 50_000 })
  } finally {
    await extension.close()
    rmSync(dir, { recursive: true })
  }
})
