import { expect, test } from '@playwright/test'
import { cursorInLine, launchFirefox, storedNotes } from '@/tests/browser/firefox'
import { servePages } from '@/tests/browser/pages'
import { press, type, windowActive } from './keys'
import { clickOpenNotes, clickToolbarButton, popupShown } from './toolbar'

test('Firefox: a click on the toolbar button opens the notes over the page, with the cursor in the line', async () => {
  const [pages, firefox] = [await servePages(), await launchFirefox()]
  try {
    const page = await firefox.newPage()
    await page.goto(`${pages.origin}/form.html`)
    await expect.poll(windowActive).toBe(true)
    // A Firefox that has just started shows its button before it takes the click.
    await expect(async () => {
      await clickToolbarButton()
      await expect.poll(popupShown, { timeout: 2_000 }).toBe(true)
    }).toPass()
    await expect.poll(clickOpenNotes).toBe(true)
    await expect.poll(() => cursorInLine(page), { timeout: 10_000 }).toBe(true)
    await type('!! typed after a click')
    await press('Return')
    await expect
      .poll(() => storedNotes(page))
      .toMatchObject([{ text: 'typed after a click', severity: 'blocker', page: page.url() }])
  } finally {
    await firefox.close()
    await pages.close()
  }
})
