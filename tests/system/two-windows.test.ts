import type { Frame, Page } from '@playwright/test'
import { type Extension, panelFrame } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, windowTitle } from './keys'

/** A second browser window with this page, in front. */
async function secondWindow(extension: Extension, url: string): Promise<Page> {
  const opening = extension.context.waitForEvent('page')
  await (await extension.background()).evaluate(async (address) => {
    await chrome.windows.create({ url: address, width: 900, height: 700, focused: true })
  }, url)
  const page = await opening
  await page.waitForLoadState()
  await page.waitForFunction(() => document.hasFocus())
  return page
}

async function openIn(page: Page): Promise<Frame> {
  await press(CHORD.open)
  const frame = await panelFrame(page)
  await expect(frame.getByRole('textbox', { name: 'Note' })).toBeFocused()
  return frame
}

test('one demo runs in both windows; the second asks which to keep, and leads to the first', async ({
  extension,
  pages,
  visit,
  openPanel,
}) => {
  const frame = await openPanel(await visit('form.html'))
  await frame.getByRole('button', { name: 'Start demo' }).click()
  await frame.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await frame.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await expect(frame.getByRole('textbox', { name: 'Note' })).toBeFocused()
  const second = await openIn(await secondWindow(extension, `${pages.origin}/deck.html`))
  await expect(second.getByRole('button', { name: 'Cancity' })).toBeVisible()
  await second.getByRole('button', { name: 'Menu' }).click()
  await second.getByRole('menuitem', { name: 'Start another demo' }).click()
  await expect(second.getByText(/Cancity is running since .* in another window, with 0 notes\./)).toBeVisible()
  await second.getByRole('button', { name: 'Go to it' }).click()
  await expect.poll(windowTitle).toMatch(/^Form/)
  await expect(second.getByRole('button', { name: 'Keep Cancity' })).toBeVisible()
  expect(await extension.rows('demos')).toHaveLength(1)
})
