import { panelFrame } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { press, type } from './keys'
import { clickOpenNotes, clickToolbarButton, popupShown } from './toolbar'

test.use({ pinned: true })

test('a click on the toolbar button opens the notes over the page, with the cursor in the line', async ({
  extension,
  visit,
}) => {
  const page = await visit('form.html')
  await expect.poll(clickToolbarButton).toBe(true)
  await expect.poll(popupShown).toBe(true)
  await expect.poll(clickOpenNotes).toBe(true)
  const panel = await panelFrame(page)
  await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await type('!! typed after a click')
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toHaveLength(1)
  expect(await extension.rows('objections')).toMatchObject([{ text: 'typed after a click', page: page.url() }])
})

test('a demo started in the popup is the one that its notes belong to', async ({ extension, visit }) => {
  const page = await visit('deck.html')
  await expect.poll(clickToolbarButton).toBe(true)
  await expect.poll(popupShown).toBe(true)
  await type('Cancity')
  await press('Return')
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ account: 'Cancity' }])
  await expect.poll(clickOpenNotes).toBe(true)
  const panel = await panelFrame(page)
  await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await type('said at Cancity')
  await press('Return')
  const [demo] = await extension.rows<{ id: string }>('demos')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'said at Cancity', demoId: demo?.id }])
})

test('while a tab is shared the toolbar button opens the side panel, not the page', async ({ extension, visit }) => {
  const page = await visit('form.html')
  const options = await extension.openPage('welcome.html')
  await options.getByLabel('What you usually share').selectOption('This tab')
  await options.close()
  await page.bringToFront()
  await expect.poll(clickToolbarButton).toBe(true)
  await expect.poll(popupShown).toBe(true)
  await type('Cancity')
  await press('Return')
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ shareMode: 'tab' }])
  await expect.poll(clickOpenNotes).toBe(true)
  const background = await extension.background()
  const kinds = async () => (await background.evaluate(() => chrome.runtime.getContexts({}))).map((c) => c.contextType)
  await expect.poll(kinds).toContain('SIDE_PANEL')
  expect(await page.locator('[data-pushback-notes]').count()).toBe(0)
})
