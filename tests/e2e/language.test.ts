import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './extension-fixtures'

test('the language chosen in the settings is spoken by every page of ours, open or new', async ({
  extension,
  panel,
}) => {
  await panel.getByRole('textbox', { name: 'Note' }).fill('typed before')
  const options = await extension.openPage('options.html')
  await options.getByLabel('Language').selectOption('Deutsch')
  await expect(options.getByRole('heading', { name: 'Tastenkürzel' })).toBeVisible()
  // The open panel changes over with what stands in its line.
  await expect(panel.getByRole('textbox', { name: 'Notiz' })).toHaveValue('typed before')
  await expect(panel.locator('html')).toHaveAttribute('lang', /^de/)
  const popup = await extension.openPage('popup.html')
  await expect(popup.getByRole('button', { name: 'Notizen öffnen' })).toBeVisible()
})

test('in Arabic panel, popup and settings run from the right, without a serious fault', async ({ extension }) => {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Language').selectOption('العربية')
  await expect(options.locator('html')).toHaveAttribute('dir', 'rtl')
  for (const path of ['options.html', 'popup.html', 'panel.html']) {
    const page = await extension.openPage(path)
    await page.setViewportSize({ width: 320, height: 480 })
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('main')).toBeVisible()
    // Nothing is pushed out at either side.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  }
})

test('in Arabic an English note stands at the edge where its reader begins', async ({ extension, panel }) => {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Language').selectOption('العربية')
  await expect(panel.locator('html')).toHaveAttribute('dir', 'rtl')
  const line = panel.getByRole('textbox').first()
  await line.fill('no SSO')
  await line.press('Enter')
  const gap = await panel.getByText('no SSO').evaluate((words) => {
    const range = document.createRange()
    range.selectNodeContents(words)
    return words.getBoundingClientRect().right - range.getBoundingClientRect().right
  })
  expect(gap).toBeLessThan(2)
})

test('the title of a window is in the language that is read', async ({ extension, panel }) => {
  await expect(panel).toHaveTitle('Notes')
  const options = await extension.openPage('options.html')
  await options.getByLabel('Language').selectOption('Deutsch')
  await expect(panel).toHaveTitle('Notizen')
  await expect(options).toHaveTitle('Einstellungen')
})

test('a summary is written in the language that its writer reads', async ({ extension, panel }) => {
  await panel.getByRole('textbox', { name: 'Note' }).fill('!! needs a script')
  await panel.keyboard.press('Enter')
  const options = await extension.openPage('options.html')
  await options.getByLabel('Language').selectOption('Deutsch')
  const message = { id: 1, type: 'exportNotes', data: { format: 'text', demoId: null }, timestamp: 0 }
  const answer = await options.evaluate((asked) => chrome.runtime.sendMessage(asked), message)
  expect(answer.res.value.text).toContain('1 Notiz')
})

test('what is wrong with what was typed is said in the language that is read', async ({ extension }) => {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Language').selectOption('Deutsch')
  await options.getByRole('button', { name: 'Stattdessen ein Token benutzen' }).click()
  await options.getByLabel('Adresse').fill(`https://${'x'.repeat(2_000)}.example`)
  await options.getByLabel('Token').fill('t')
  await options.getByRole('button', { name: 'Verbinden', exact: true }).click()
  await expect(options.getByRole('alert')).toHaveText(
    'Die Adresse hat 2.016 Zeichen; 2.000 passen hinein. Kopiere sie neu.',
  )
})
