import type { Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, type, windowTitle } from './keys'

// The hide chord: one stroke, and nothing of ours is to be seen until it is pressed again or the demo ends.

const overlays = (page: Page) => page.locator('[data-pushback-notes]').count()
const badge = async (extension: Extension) =>
  (await extension.background()).evaluate(() => chrome.action.getBadgeText({}))
const notes = async (extension: Extension) => (await extension.rows('objections')).length

/** Stops the background as the browser does after half a minute; the next event starts it anew. */
async function stopBackground(extension: Extension): Promise<void> {
  const page = await extension.context.newPage()
  await page.goto('chrome://serviceworker-internals')
  const stop = page.getByRole('button', { name: 'Stop' })
  await stop.first().click()
  await expect(stop.first()).toBeHidden()
  await page.close()
}

test('hidden stays hidden over reload, navigation, a new tab and the end of the background', async ({
  extension,
  visit,
  openPanel,
  pages,
}) => {
  const page = await visit('form.html')
  await openPanel(page)
  await type('one')
  await press('Return')
  await expect.poll(() => badge(extension)).toBe('1')
  await press(CHORD.hide)
  await expect.poll(() => overlays(page)).toBe(0)
  await expect.poll(() => badge(extension)).toBe('')

  await page.reload()
  await page.goto(`${pages.origin}/deck.html`)
  const other = await extension.context.newPage()
  await other.goto(`${pages.origin}/form.html`)
  await press(CHORD.open, CHORD.markPain)
  await expect.poll(() => notes(extension)).toBe(2)
  expect([await overlays(page), await overlays(other)]).toEqual([0, 0])

  await stopBackground(extension)
  await other.bringToFront()
  await press(CHORD.open, CHORD.markPain)
  await expect.poll(() => notes(extension)).toBe(3)
  expect(await overlays(other)).toBe(0)
  expect(await badge(extension)).toBe('')

  await press(CHORD.hide)
  await expect.poll(() => badge(extension)).toBe('3')
  await press(CHORD.open)
  await expect.poll(() => overlays(other)).toBe(1)
})

test('one stroke also closes the window of its own, and the end of the demo shows all again', async ({
  extension,
  visit,
}) => {
  const page = await visit('form.html')
  await page.goto('chrome://version')
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
  await expect(async () => {
    await press('x')
    await expect.poll(() => extension.rows('drafts'), { timeout: 1_000 }).not.toEqual([])
  }).toPass()
  await press('Return', CHORD.hide)
  await expect.poll(windowTitle).not.toMatch(/^Notes/)
  await expect.poll(() => badge(extension)).toBe('')
  const popup = await extension.openPage('popup.html')
  await popup.getByRole('button', { name: 'End demo' }).click()
  await expect(popup.getByRole('button', { name: 'Open notes' })).toBeVisible()
  await page.bringToFront()
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/^Notes/)
})
