import type { Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { expect, startDemo, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })
const whom = (panel: Page) => panel.getByRole('combobox', { name: 'Customer' })
const item = async (panel: Page, name: string) => {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name }).click()
}

/** What another page of ours asks of the background. */
async function tell(extension: Extension, type: string, data: object): Promise<void> {
  const popup = await extension.openPage('popup.html')
  await popup.evaluate((message) => chrome.runtime.sendMessage({ id: 1, timestamp: 1, ...message }), { type, data })
  await popup.close()
}

async function startNext(panel: Page, account: string): Promise<void> {
  await item(panel, 'Start another demo')
  await whom(panel).fill(account)
  await panel.getByRole('button', { name: 'End it and start' }).click()
  await expect(panel.getByRole('button', { name: account })).toBeVisible()
}

const editorOf = (panel: Page) => panel.getByRole('textbox', { name: 'Edit note' })
const edit = (panel: Page) =>
  panel
    .getByRole('button', { name: /^Edit:/ })
    .last()
    .click()

async function captureSlow(panel: Page): Promise<void> {
  await lineOf(panel).fill('slow')
  await lineOf(panel).press('Enter')
  await expect(panel.getByRole('listitem')).toHaveText(/slow/)
}

test('a note half edited in a tab that was closed goes on in one that was open', async ({ extension, panel }) => {
  await captureSlow(panel)
  const other = await extension.openPage('panel.html')
  await edit(other)
  await editorOf(other).pressSequentially(' at night')
  await other.close()
  await edit(panel)
  await expect(editorOf(panel)).toHaveValue('slow at night')
  await editorOf(panel).pressSequentially(' and at noon')
  await editorOf(panel).press('Enter')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'slow at night and at noon' }])
})

test('an editor that another tab has finished is closed, and shows the newer words', async ({ extension, panel }) => {
  await captureSlow(panel)
  await edit(panel)
  await editorOf(panel).pressSequentially(' at night')
  const other = await extension.openPage('panel.html')
  await expect(editorOf(other)).toHaveValue('slow at night')
  await editorOf(other).click()
  await editorOf(other).fill('far too slow')
  await expect(editorOf(panel)).toHaveValue('far too slow')
  await editorOf(other).press('Enter')
  await expect(editorOf(panel)).toHaveCount(0)
  await expect(panel.getByRole('listitem')).toHaveText(/far too slow/)
})

test('a note that was changed elsewhere is not replaced unseen', async ({ extension, panel }) => {
  await captureSlow(panel)
  await edit(panel)
  await editorOf(panel).pressSequentially(' at night')
  const [note] = await extension.rows<{ id: string }>('objections')
  await tell(extension, 'editNote', { id: note?.id, fields: { text: 'in Paris' } })
  await editorOf(panel).press('Enter')
  await expect(panel.getByRole('alert')).toContainText('It now says “in Paris”.')
  await expect(editorOf(panel)).toHaveValue('slow at night')
  expect(await extension.rows('objections')).toMatchObject([{ text: 'in Paris' }])
  await editorOf(panel).press('Enter')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'slow at night' }])
})

test('the words of a note that was changed elsewhere are not replaced unseen in its debrief either', async ({
  extension,
  panel,
}) => {
  await captureSlow(panel)
  await item(panel, 'End demo')
  const words = panel.getByRole('textbox', { name: 'What was it?' })
  await panel.getByRole('button', { name: 'What was it?' }).click()
  await words.pressSequentially(' at night')
  const [note] = await extension.rows<{ id: string }>('objections')
  await tell(extension, 'editNote', { id: note?.id, fields: { text: 'in Paris' } })
  await words.press('Enter')
  await expect(panel.getByRole('alert')).toContainText('It now says “in Paris”.')
  await expect(words).toBeFocused()
  await expect(words).toHaveValue('slow at night')
  // Something else can be answered first.
  await panel.getByRole('button', { name: 'Handled?' }).click()
  await expect(panel.getByRole('button', { name: 'What was it?' })).toContainText('in Paris')
  expect(await extension.rows('objections')).toMatchObject([{ text: 'in Paris' }])
  await panel.getByRole('button', { name: 'What was it?' }).click()
  await words.press('Enter')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'slow at night' }])
})

test('a plan that was changed elsewhere is not replaced unseen, and what was added to it stays', async ({
  extension,
  panel,
}) => {
  await startDemo(panel, 'Gamma')
  await item(panel, 'Steps and people')
  const steps = panel.getByRole('textbox', { name: 'Steps' })
  await steps.fill('Dashboards')
  const [demo] = await extension.rows<{ id: string }>('demos')
  const room = [{ name: 'Anna', speaker: 'champion' }]
  await tell(extension, 'setPlan', { demoId: demo?.id, steps: ['Alerts'], room })
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('alert')).toContainText('It now says “Alerts · Anna”.')
  await expect(steps).toHaveValue('Dashboards')
  expect(await extension.rows('demos')).toMatchObject([{ steps: ['Alerts'] }])
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(panel)).toBeFocused()
  expect(await extension.rows('demos')).toMatchObject([{ steps: ['Dashboards'], room }])
})

test('a plan half typed for one customer is not seen under the next one’s name', async ({ extension, panel }) => {
  await startDemo(panel, 'Gamma')
  await item(panel, 'Steps and people')
  const steps = panel.getByRole('textbox', { name: 'Steps' })
  await steps.fill('Dashboards for Gamma')
  const other = await extension.openPage('panel.html')
  await startNext(other, 'Delta')
  await expect(panel.getByRole('button', { name: 'Delta' })).toBeVisible()
  await expect(panel.locator('main')).toHaveAttribute('data-view', 'notes')
  await item(panel, 'Steps and people')
  await expect(steps).toHaveValue('')
  expect(await extension.rows('demos')).toMatchObject([
    { account: 'Gamma', steps: [] },
    { account: 'Delta', steps: [] },
  ])
})

test('a plan that is open when its demo ends is still saved in that one', async ({ extension, panel }) => {
  await startDemo(panel, 'Gamma')
  await item(panel, 'Steps and people')
  await panel.getByRole('textbox', { name: 'Steps' }).fill('Dashboards')
  const popup = await extension.openPage('popup.html')
  await popup.getByRole('button', { name: 'End demo' }).click()
  await expect(panel.getByRole('button', { name: 'Start demo' })).toBeVisible()
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(panel)).toBeFocused()
  expect(await extension.rows('demos')).toMatchObject([{ account: 'Gamma', steps: ['Dashboards'] }])
})

test('“Wrong customer?” asked about one demo does not rename the next', async ({ extension, panel }) => {
  await startDemo(panel, 'Delta')
  await lineOf(panel).fill('no SSO')
  await lineOf(panel).press('Enter')
  await expect(panel.getByRole('listitem')).toHaveText(/no SSO/)
  await panel.getByRole('button', { name: 'Delta' }).click()
  await whom(panel).fill('Isdom')
  const other = await extension.openPage('panel.html')
  await startNext(other, 'Foxtrot')
  await expect(panel.locator('main')).toHaveAttribute('data-view', 'notes')
  await expect(panel.getByRole('button', { name: 'Move everything' })).toHaveCount(0)
  expect(await extension.rows('demos')).toMatchObject([{ account: 'Delta' }, { account: 'Foxtrot' }])
})
