import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { CHROME_BUILD, launchExtension } from '@/tests/browser/extension'
import { chordsBound, expect, test } from './fixtures'
import { activate, CHORD, clickAt, press, type, windowActive, windowTitle } from './keys'

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

test('a mark over the window of its own keeps the page of the demo, and so do the notes after it', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await share(page, openPanel, 'window')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await press(CHORD.markBlocker)
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ severity: 'blocker', page: page.url() }])
  await press(CHORD.open)
  await type('said after it')
  await press('Return')
  const pages = async () => (await extension.rows<{ page: string }>('objections')).map((note) => note.page)
  await expect.poll(pages).toEqual([page.url(), page.url()])
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
  await expect.poll(extension.lines).toEqual(['half a thought'])
  const key = async () => (await extension.rows<{ key: string }>('drafts'))[0]?.key
  const overPage = await key()
  await page.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await expect.poll(key).not.toEqual(overPage)
  expect(await extension.lines()).toEqual(['half a thought'])
})

test('what is typed over a page goes on in the window that opens over a page of the browser in another tab', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await openPanel(page)
  await type('half a thought')
  await expect.poll(extension.lines).toEqual(['half a thought'])
  const other = await extension.context.newPage()
  await other.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  const inPopOut = () => extension.context.pages().find((each) => each.url().includes('/panel.html'))
  await expect.poll(() => inPopOut()?.locator('.line').inputValue()).toBe('half a thought')
  expect(await extension.lines()).toEqual(['half a thought'])
  await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
})

test('what is typed over a page goes on in the window that is open already', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await page.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await expect(async () => {
    if ((await extension.lines()).length === 0) await type('a')
    await expect.poll(extension.lines, { timeout: 1_000 }).not.toEqual([])
  }).toPass()
  await activate('Chromium')
  await openPanel(await visit('form.html'))
  await type('b')
  await expect.poll(extension.lines).toHaveLength(2)
  await page.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await expect.poll(extension.lines).toEqual([expect.stringMatching(/^a+\nb$/)])
  await expect(async () => {
    await type('c')
    await expect.poll(extension.lines, { timeout: 1_000 }).toEqual([expect.stringMatching(/^a+\nbc+$/)])
  }).toPass()
})

test('a side panel that is open already gets the keyboard by one key after the chord', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await share(page, openPanel, 'tab')
  await press(CHORD.open)
  await expect.poll(() => contexts(extension)).toContain('SIDE_PANEL')
  const field = await page.evaluate(() => {
    const { x, y } = document.querySelector('#field')?.getBoundingClientRect() ?? { x: 0, y: 0 }
    return { x: screenX + x + 20, y: screenY + outerHeight - innerHeight + y + 10 }
  })
  await expect(async () => {
    await clickAt(field)
    await type('x')
    await expect(page.locator('#field')).toHaveValue(/x/, { timeout: 1_000 })
  }).toPass()
  await press(CHORD.open)
  await press('shift+F6')
  const line = async () => (await extension.lines())[0] ?? ''
  // A busy machine gives the next letters still to the page.
  await expect(async () => {
    await type('m')
    await expect.poll(line, { timeout: 1_000 }).toMatch(/m$/)
  }).toPass({ timeout: 10_000 })
  const theirs = await page.locator('#field').inputValue()
  await type('ine')
  await expect.poll(line).toMatch(/mine$/)
  await expect(page.locator('#field')).toHaveValue(theirs)
})

test('a full disk saves nothing, says so, and keeps the text in the line', async () => {
  test.setTimeout(120_000)
  const { extension, page: panel, setQuota, close } = await withQuota({ headless: true })
  try {
    const line = panel.getByRole('textbox', { name: 'Note' })
    await line.fill('saved while there was room')
    await line.press('Enter')
    await expect(panel.getByRole('listitem')).toHaveCount(1)
    await setQuota(1)
    const text = 'no room for this '.repeat(500).trim()
    // The browser looks at the quota anew only after half a minute.
    await expect(async () => {
      await line.fill(text)
      await line.press('Enter')
      await expect(panel.getByRole('alert')).toContainText('no space left', { timeout: 1_000 })
    }).toPass({ timeout: 50_000 })
    await expect(line).toHaveValue(text)
    const saved = await panel.getByRole('listitem').count()
    await setQuota(undefined)
    await expect(async () => {
      await line.press('Enter')
      await expect(panel.getByRole('listitem')).toHaveCount(saved + 1, { timeout: 1_000 })
    }).toPass({ timeout: 50_000 })
    expect(await extension.rows('objections')).toHaveLength(saved + 1)
  } finally {
    await close()
  }
})

test('a mark on a full disk fails aloud: the badge says so until the next one is saved', async ({ pages }) => {
  test.setTimeout(180_000)
  const { extension, page, setQuota, close } = await withQuota({ headless: false })
  const badge = async () => (await extension.background()).evaluate(() => chrome.action.getBadgeText({}))
  try {
    await page.goto(`${pages.origin}/form.html`)
    await page.bringToFront()
    await expect.poll(windowActive).toBe(true)
    await expect.poll(() => chordsBound(extension)).toBe(true)
    await press(CHORD.markPain)
    await expect.poll(badge).toBe('1')
    await setQuota(1)
    await expect(async () => {
      await press(CHORD.markPain)
      await expect.poll(badge, { timeout: 1_000 }).toMatch(/!$/)
    }).toPass({ timeout: 60_000 })
    const saved = (await extension.rows('objections')).length
    expect(await badge()).toBe(`${saved}!`)
    await setQuota(undefined)
    await expect(async () => {
      await press(CHORD.markPain)
      await expect.poll(badge, { timeout: 1_000 }).toMatch(/^\d+$/)
    }).toPass({ timeout: 60_000 })
  } finally {
    await close()
  }
})

/** The extension in a browser whose quota a test sets: with unlimitedStorage it would be ignored. */
async function withQuota({ headless }: { headless: boolean }) {
  const dir = mkdtempSync(join(tmpdir(), 'pushback-quota-'))
  cpSync(CHROME_BUILD, dir, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  manifest.permissions = manifest.permissions.filter((name: string) => name !== 'unlimitedStorage')
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest))
  const extension = await launchExtension({ headless, dir, args: ['--window-size=1200,850', '--window-position=0,0'] })
  const page = await extension.openPage('panel.html')
  const client = await extension.context.newCDPSession(page)
  const origin = `chrome-extension://${extension.id}`
  const setQuota = (quotaSize: number | undefined) =>
    client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
  const close = async () => {
    await extension.close()
    rmSync(dir, { recursive: true })
  }
  return { extension, page, setQuota, close }
}

test('the side panel with the debrief in it stays when the demo ends, until nothing is shared any more', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await share(page, openPanel, 'tab')
  await press(CHORD.open)
  await expect.poll(() => contexts(extension)).toEqual(['SIDE_PANEL'])
  await expect(async () => {
    await press('x')
    await expect.poll(() => extension.rows('drafts'), { timeout: 1_000 }).toHaveLength(1)
  }).toPass()
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toHaveLength(1)
  const popup = await extension.openPage('popup.html')
  await popup.getByRole('button', { name: 'End demo' }).click()
  await expect(popup.getByText(/not complete/)).toBeVisible()
  expect(await contexts(extension)).toEqual(['SIDE_PANEL'])
  await popup.getByRole('button', { name: 'Not now' }).click()
  const other = await extension.openPage('panel.html')
  await other.getByRole('button', { name: 'Not shared any more' }).waitFor()
  expect(await contexts(extension)).toContain('SIDE_PANEL')
  await other.getByRole('button', { name: 'Not shared any more' }).click()
  await expect.poll(() => contexts(extension)).toEqual(['TAB'])
})
