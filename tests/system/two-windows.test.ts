import type { Frame, Page } from '@playwright/test'
import { type Extension, panelFrame } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, type, windowTitle } from './keys'

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

/** Presses a letter until the lines that are kept say so: a side panel is there before its page has the cursor. */
async function typeUntil(extension: Extension, letter: string, lines: RegExp[]): Promise<void> {
  const kept = async () => (await extension.lines()).sort()
  await expect(async () => {
    await press(letter)
    await expect.poll(kept, { timeout: 1_000 }).toEqual(lines.map((line) => expect.stringMatching(line)))
  }).toPass()
}

test('side panels in two windows keep a line each, and one that is closed has its own again', async ({
  extension,
  pages,
  visit,
  openPanel,
}) => {
  const first = await visit('form.html')
  const frame = await openPanel(first)
  await frame.getByRole('button', { name: 'Start demo' }).click()
  await frame.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await frame.getByLabel('Sharing').selectOption('tab')
  await frame.getByRole('button', { name: 'Start demo' }).last().click()
  await expect(first.locator('[data-pushback-notes]')).toHaveCount(0)
  await press(CHORD.open)
  await typeUntil(extension, 'a', [/^a+$/])
  await secondWindow(extension, `${pages.origin}/deck.html`)
  await press(CHORD.open)
  await typeUntil(extension, 'b', [/^a+$/, /^b+$/])
  await press('Escape')
  await expect.poll(() => sidePanels(extension)).toBe(1)
  await press(CHORD.open)
  await typeUntil(extension, 'c', [/^a+$/, /^b+c+$/])
})

async function sidePanels(extension: Extension): Promise<number> {
  const background = await extension.background()
  return background.evaluate(
    async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as never] })).length,
  )
}

test('what was typed before any demo, in a panel that is closed, is not the next customer’s', async ({
  extension,
  pages,
  visit,
  openPanel,
}) => {
  const first = await visit('form.html')
  await openPanel(first)
  await type('only about Kappa')
  await expect.poll(() => extension.rows('drafts')).toMatchObject([{ line: 'only about Kappa' }])
  await press('Escape')
  await expect(first.locator('[data-pushback-notes]:popover-open')).toHaveCount(0)

  const second = await openIn(await secondWindow(extension, `${pages.origin}/deck.html`))
  await second.getByRole('button', { name: 'Start demo' }).click()
  await second.getByRole('combobox', { name: 'Customer' }).fill('Lima')
  await second.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await expect(second.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await type('about Lima')
  await press('Return')
  await expect(second.getByRole('list', { name: 'Notes in this demo' })).toContainText('about Lima')
  await second.getByRole('button', { name: 'Menu' }).click()
  await second.getByRole('menuitem', { name: 'End demo' }).click()
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ endedAt: expect.any(String) }])
  expect(await extension.rows('objections')).toMatchObject([{ text: 'about Lima' }])
  expect(await extension.rows('drafts')).toMatchObject([{ line: 'only about Kappa', demoId: null }])
})
