import type { Page } from 'puppeteer-core'
import { storedNotes, tellBackground } from '@/tests/browser/firefox'
import { expect, openCleared, openPanel, test } from './firefox-fixtures'
import { CHORD, press, type, windowTitle } from './keys'

// The demo that shares its tab goes on after these tests: in it no notes open in a page.
test.use({ firefoxOf: 'share' })

const overlays = async (page: Page) => (await page.$$('[data-pushback-notes]')).length

test('Firefox: the hide chord takes the notes out of the page and keeps them out over a reload', async ({ visit }) => {
  const page = await visit('form.html')
  await openPanel(page)
  const before = (await storedNotes(page)).length
  await press(CHORD.hideInFirefox)
  await expect.poll(() => overlays(page)).toBe(0)
  await page.reload()
  await page.mouse.click(5, 400)
  await press(CHORD.open, CHORD.markPain)
  expect(await overlays(page)).toBe(0)
  await press(CHORD.hideInFirefox)
  // The mark was stored all the same, and the chord opens the notes again.
  await openPanel(page)
  await expect.poll(async () => (await storedNotes(page)).length).toBe(before + 1)
})

test('Firefox: while a tab is shared the notes leave the page and open in a window of their own', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  // The note starts a demo, which can then say what is shared.
  await press(CHORD.markPain)
  await expect.poll(async () => (await storedNotes(page)).length).toBeGreaterThan(0)
  await tellBackground(page, 'setShareMode', { shareMode: 'tab' })
  await expect.poll(() => overlays(page)).toBe(0)
  await press(CHORD.open)
  await expect.poll(windowTitle, { timeout: 10_000 }).toMatch(/Notes/)
  // The window is there before its page has the cursor.
  await expect(async () => {
    await type('said beside the page')
    await press('Return', 'Escape')
    await expect.poll(windowTitle, { timeout: 2_000 }).toMatch(/^Form/)
  }).toPass()
  await press(CHORD.open)
  await expect.poll(windowTitle).toMatch(/Notes/)
  await press(CHORD.hideInFirefox)
  await expect.poll(windowTitle).toMatch(/^Form/)
  await press(CHORD.open, CHORD.markPain)
  await expect.poll(windowTitle).toMatch(/^Form/)
  expect(await overlays(page)).toBe(0)
  await press(CHORD.hideInFirefox)
})
