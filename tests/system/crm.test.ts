import { CRM_PAGES, serveCrms } from '@/tests/browser/crm-pages'
import { type Extension, panelFrame } from '@/tests/browser/extension'
import { putRows } from '../e2e/extension-fixtures'
import { aDeal } from '../unit/utils/store/team-data'
import { chordsBound, expect, test } from './fixtures'
import { CHORD, press, type, windowActive } from './keys'

const addressOf = (system: keyof typeof CRM_PAGES) => `https://${CRM_PAGES[system].host}${CRM_PAGES[system].path}`

/** Opens a CRM's record in the front tab and the panel over it. */
async function openOver(extension: Extension, system: keyof typeof CRM_PAGES) {
  const [page = await extension.context.newPage()] = extension.context.pages()
  await serveCrms(extension.context)
  await page.goto(addressOf(system))
  await page.bringToFront()
  await expect.poll(windowActive).toBe(true)
  await expect.poll(() => chordsBound(extension)).toBe(true)
  await page.waitForFunction(() => document.hasFocus())
  await press(CHORD.open)
  const frame = await panelFrame(page)
  await expect(frame.getByRole('textbox', { name: 'Note' })).toBeFocused()
  return frame
}

for (const system of ['salesforce', 'hubspot', 'dynamics', 'pipedrive'] as const)
  test(`a demo starts with Enter on the record that ${system} shows`, async ({ extension }) => {
    const frame = await openOver(extension, system)
    await frame.getByRole('button', { name: 'Start demo' }).click()
    await expect(frame.getByRole('option').first()).toContainText('Rollout 2027')
    await expect(frame.getByRole('option').first()).toContainText(/From this page: .* · \w{3}/)
    await press('Return')
    await expect(frame.getByRole('textbox', { name: 'Note' })).toBeFocused()
    const [demo] = await extension.rows<{ account: string; crmUrl: string }>('demos')
    expect(demo?.account).toBe('Rollout 2027')
    expect(demo?.crmUrl).toContain(`https://${CRM_PAGES[system].host}/`)
  })

test('the CRM’s page of another deal than the demo’s is noticed, and one key moves the notes', async ({
  extension,
}) => {
  await (await openOver(extension, 'salesforce')).getByRole('button', { name: 'Close' }).click()
  const url = addressOf('pipedrive')
  await putRows(extension, 'deals', [aDeal({ account: 'Isdom', crmUrl: url }), aDeal({ account: 'Cancity' })])
  const frame = await openOver(extension, 'salesforce')
  await frame.getByRole('button', { name: 'Start demo' }).click()
  await frame.getByRole('combobox', { name: 'Customer' }).fill('canc')
  await frame
    .getByRole('option', { name: /Cancity/ })
    .first()
    .click()
  await expect(frame.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await type('said by the wrong one')
  await press('Return')
  await expect(frame.getByRole('listitem')).toHaveCount(1)
  const over = await openOver(extension, 'pipedrive')
  await expect(over.getByText('This page is Isdom. The notes go to Cancity.')).toBeVisible()
  await press('alt+m')
  await expect(over.getByText('Moved 1 note to Isdom')).toBeVisible()
  await expect(over.getByText('This page is Isdom.')).toHaveCount(0)
})

test('a page of the same name in another CRM is told as such, and nothing more once that is right', async ({
  extension,
}) => {
  const frame = await openOver(extension, 'salesforce')
  await frame.getByRole('button', { name: 'Start demo' }).click()
  await expect(frame.getByRole('option').first()).toContainText('Rollout 2027')
  await press('Return')
  await expect(frame.getByRole('textbox', { name: 'Note' })).toBeFocused()
  const over = await openOver(extension, 'pipedrive')
  await expect(over.getByText('This page is another record called Rollout 2027 (Pipedrive)')).toBeVisible()
  await over.getByRole('button', { name: 'Not now' }).click()
  await expect(over.getByText('This page is another record')).toHaveCount(0)
  await press('alt+m')
  await expect(over.getByText(/^Moved/)).toHaveCount(0)
})
