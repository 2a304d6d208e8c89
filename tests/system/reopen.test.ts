import { type Extension, panelFrame } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, type } from './keys'

test('the chord right after Escape opens the panel with the cursor in the line', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('deck.html')
  const panel = await openPanel(page)
  for (let round = 0; round < 12; round++) {
    await press('Escape', CHORD.open)
    await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await type(`round ${round}`)
    await press('Return')
    await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText(`round ${round}`)
  }
  expect(await extension.rows('objections')).toHaveLength(12)
})

test('the chord brings the cursor into the line, whatever else stood there', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('deck.html')
  const panel = await openPanel(page)
  for (const item of ['Keys and signs', 'Share check']) {
    await panel.getByRole('button', { name: 'Menu' }).click()
    await panel.getByRole('menuitem', { name: item }).click()
    await press(CHORD.open)
    await expect(page.locator('[data-pushback-notes]:popover-open')).toHaveCount(0)
    await press(CHORD.open)
    await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await type('said ')
  }
  await expect.poll(() => extension.rows('drafts')).toMatchObject([{ line: 'said said ' }])
})

test('notes typed one after another without a pause stay notes of their own', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('deck.html')
  await openPanel(page)
  const typed = Array.from({ length: 8 }, (_, i) => `rapid ${i} #config`)
  for (const line of typed) {
    await type(line)
    await press('Return')
  }
  await expect.poll(async () => (await extension.rows('objections')).length).toBe(typed.length)
  const stored = await extension.rows<{ text: string; area: string }>('objections')
  expect(stored.map(({ text, area }) => `${text} #${area}`).sort()).toEqual(typed)
})

/** Whether a page that is reloaded gets its panel back, for each page that has had one. */
async function comesBack(extension: Extension): Promise<boolean[]> {
  const background = await extension.background()
  const { tabs } = await background.evaluate(() => chrome.storage.session.get('tabs'))
  return Object.values(tabs as Record<string, { open: boolean }>).map(({ open }) => open)
}

test('a panel that the chord has closed stays closed over a reload; one that it has opened again comes back', async ({
  extension,
  visit,
  openPanel,
}) => {
  const page = await visit('deck.html')
  const overlay = page.locator('[data-pushback-notes]:popover-open')
  await openPanel(page)
  await press(CHORD.open)
  await expect(overlay).toHaveCount(0)
  await expect.poll(() => comesBack(extension)).toEqual([false])
  await press(CHORD.open)
  await expect(overlay).toHaveCount(1)
  await expect.poll(() => comesBack(extension)).toEqual([true])
  await page.reload()
  await expect(overlay).toHaveCount(1)
  await (await panelFrame(page)).waitForFunction(() => document.activeElement?.ariaLabel === 'Note')
  await press(CHORD.open)
  await expect(overlay).toHaveCount(0)
  await page.reload()
  await expect.poll(() => comesBack(extension)).toEqual([false])
  await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
})
