import type { Page } from '@playwright/test'
import { aDeal } from '../unit/utils/store/team-data'
import { expect, putRows, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })
const whom = (panel: Page) => panel.getByRole('combobox', { name: 'Customer' })
const rowsOf = (panel: Page) => panel.getByRole('list', { name: 'Notes in this demo' }).getByRole('listitem')

async function openStart(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await expect(whom(panel)).toBeFocused()
}

test('a demo that was half planned is still so after a reload, and after a look at the keys', async ({ panel }) => {
  await openStart(panel)
  await whom(panel).pressSequentially('Canc')
  await panel.getByText('Steps and people').click()
  await panel.getByLabel('Steps', { exact: true }).fill('Dashboards')
  await panel.getByLabel('Somebody else', { exact: true }).fill('Anna')
  await panel.reload()
  await openStart(panel)
  await expect(whom(panel)).toHaveValue('Canc')
  await expect(panel.getByRole('textbox', { name: 'Steps' })).toHaveValue('Dashboards')
  await panel.keyboard.press('F1')
  await expect(panel.getByRole('region', { name: 'Keys and signs' })).toBeVisible()
  await panel.keyboard.press('F1')
  await expect(panel.getByRole('textbox', { name: 'Steps' })).toHaveValue('Dashboards')
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await openStart(panel)
  await expect(whom(panel)).toHaveValue('')
})

test('the form of a demo that has started is empty for the next customer, though its share closed the panel', async ({
  extension,
  panel,
}) => {
  await openStart(panel)
  await whom(panel).pressSequentially('November')
  await expect.poll(() => extension.rows('meta')).toContainEqual(expect.objectContaining({ key: 'form:start:none' }))
  // The panel over the page is closed in the moment in which the demo starts.
  const background = await extension.background()
  const started = background.evaluate(
    () =>
      new Promise<void>((done) => {
        chrome.runtime.onMessage.addListener((message) => {
          if (message.type === 'startDemo') done()
        })
      }),
  )
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await started
  await panel.close()
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ account: 'November' }])
  await expect
    .poll(() => extension.rows('meta'))
    .not.toContainEqual(expect.objectContaining({ key: 'form:start:none' }))
})

test('a note that is being changed goes on so after a reload, until it is saved', async ({ extension, panel }) => {
  await lineOf(panel).fill('no SSO')
  await lineOf(panel).press('Enter')
  await rowsOf(panel).getByRole('button', { name: 'Edit' }).last().click()
  await panel.getByRole('textbox', { name: 'Edit note' }).pressSequentially(' at all')
  await panel.reload()
  await expect(panel.getByRole('textbox', { name: 'Edit note' })).toHaveValue('no SSO at all')
  await panel.getByRole('textbox', { name: 'Edit note' }).press('Enter')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'no SSO at all' }])
  await panel.reload()
  await expect(rowsOf(panel)).toHaveText(/no SSO at all/)
  await expect(panel.getByRole('textbox', { name: 'Edit note' })).toHaveCount(0)
})

test('a customer typed in full is the deal of that name; of two somebody chooses', async ({ extension, panel }) => {
  const deals = [
    aDeal({ account: 'Cancity', name: 'Renewal' }),
    aDeal({ account: 'Konex', name: 'First' }),
    aDeal({ account: 'Konex', name: 'Second' }),
  ]
  await putRows(extension, 'deals', deals)
  await openStart(panel)
  await whom(panel).pressSequentially('konex')
  await whom(panel).press('Enter')
  await expect(panel.locator('.option[aria-selected=true]')).toContainText('Konex')
  expect(await extension.rows('demos')).toEqual([])
  await whom(panel).fill('cancity')
  await whom(panel).press('Enter')
  await expect(lineOf(panel)).toBeFocused()
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ dealId: deals[0]?.id, account: 'Cancity' }])
})
