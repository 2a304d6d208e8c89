import type { Frame } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { farthestFromMagenta, turnMagenta } from '@/tests/browser/magenta'
import { openDashboard, pair, storedText } from '@/tests/browser/team'
import { expect, test } from './fixtures'
import { ALT_P, press, type } from './keys'

async function allowPictures(extension: Extension): Promise<void> {
  const options = await extension.openPage('options.html')
  await options.getByLabel('Alt+P takes a picture of the whole page for the note').click()
  await expect(options.getByLabel('Alt+P takes a picture of the whole page for the note')).toBeChecked()
  await options.close()
}

const pictureIn = (frame: Frame) => frame.getByRole('img', { name: 'Picture of the page' })

test('a picture of the whole page, without the panel, goes with its note to the dashboard', async ({
  extension,
  endpoint,
  visit,
  openPanel,
}) => {
  await pair(extension, endpoint)
  await allowPictures(extension)
  const page = await visit('form.html')
  await page.evaluate(turnMagenta)
  const panel = await openPanel(page)
  await type('the report is wrong')
  await press(ALT_P)
  await expect(pictureIn(panel)).toBeVisible()
  expect(await pictureIn(panel).evaluate(farthestFromMagenta)).toBeLessThan(16)

  await panel.getByRole('button', { name: 'Remove the picture' }).click()
  await expect(pictureIn(panel)).toBeHidden()
  await press(ALT_P)
  await expect(pictureIn(panel)).toBeVisible()
  await press('Return')
  await expect.poll(() => storedText(endpoint, 'the report is wrong')).toBe('the report is wrong')
  const count = async () => Number((await endpoint.query<{ n: string }>('select count(*) n from attachment'))[0]?.n)
  await expect.poll(count).toBe(1)

  const dashboard = await openDashboard(await extension.context.newPage(), endpoint)
  await dashboard.getByText('the report is wrong').first().click()
  const shown = dashboard.getByRole('img', { name: 'Picture of the page' })
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(300)
})

test('a picture goes to the note it was taken for, though that was saved at once', async ({
  extension,
  visit,
  openPanel,
}) => {
  await allowPictures(extension)
  const panel = await openPanel(await visit('form.html'))
  await type('seen')
  await press(ALT_P, 'Return')
  await expect
    .poll(() => extension.rows('objections'))
    .toMatchObject([{ text: 'seen', screenshot: expect.any(String) }])
  await expect(panel.getByRole('textbox', { name: 'Note' })).toHaveValue('')
  await expect(panel.locator('.capture').getByRole('img', { name: 'Picture of the page' })).toBeHidden()
})

test('no key takes a picture before the reader has allowed it', async ({ extension, visit, openPanel }) => {
  const page = await visit('form.html')
  const panel = await openPanel(page)
  await type('words')
  await press(ALT_P)
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'words', screenshot: null }])
  await expect(panel.getByRole('button', { name: 'Take a picture of the page' })).toBeHidden()
  expect(await extension.rows('attachments')).toEqual([])
})
