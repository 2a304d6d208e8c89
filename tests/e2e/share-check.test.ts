import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { expect, test } from './extension-fixtures'

test('the share check says in pictures what would be seen, and what is not ready', async ({ panel }) => {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Share check' }).click()
  // The keyboard begins at its top.
  await panel.keyboard.press('Tab')
  await expect(panel.getByLabel('Sharing')).toBeFocused()
  const pictures = panel.getByRole('list', { name: 'What they would see' }).getByRole('listitem')
  const ready = panel.getByRole('list', { name: 'What is ready' })
  await expect(pictures.nth(0)).toContainText('notes over the page')
  await expect(ready).toContainText('No demo started')
  await panel.getByLabel('Sharing').selectOption('tab')
  await expect(pictures.nth(0)).toContainText('nothing of this')
  await expect(pictures.nth(1)).toContainText('side panel')
  await expect(ready).toContainText('Notes are not in the shared tab')
  await panel.getByLabel('Sharing').selectOption('screen')
  await expect(pictures.nth(2)).toContainText('notes window')
  await expect(ready).toContainText('Notes are seen on a shared screen')
  await expect(ready).toContainText('Not in private windows')
  expect((await new AxeBuilder({ page: panel }).analyze()).violations).toEqual([])
  await panel.keyboard.press('Escape')
  await expect(panel.getByRole('textbox', { name: 'Note' })).toBeFocused()
})

test('a shortcut without a key is named in the share check, with the way to set it', async ({ extension, panel }) => {
  // As the browser answers when another extension has taken the key.
  const background = await extension.background()
  await background.evaluate(() => {
    const getAll = chrome.commands.getAll.bind(chrome.commands)
    const without = (command: chrome.commands.Command) =>
      command.name === 'hide' ? { ...command, shortcut: '' } : { ...command, shortcut: 'Alt+Shift+O' }
    chrome.commands.getAll = (async () => (await getAll()).map(without)) as typeof getAll
  })
  await panel.goto(`${panel.url()}#check`)
  await panel.reload()
  const ready = panel.getByRole('list', { name: 'What is ready' })
  await expect(ready).toContainText('Without a key: hide')
  const opened = extension.context.waitForEvent('page')
  await ready.getByRole('button', { name: 'Set keys' }).click()
  expect((await opened).url()).toContain('chrome://extensions/shortcuts')
})

test('starting a demo shows on demand what each kind of share would show', async ({ panel }) => {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByLabel('Sharing').selectOption('window')
  await panel.getByRole('button', { name: 'What will they see?' }).click()
  await expect(panel.getByRole('list', { name: 'What they would see' })).toContainText('number on the button')
  await expect(panel.getByRole('combobox', { name: 'Customer' })).toHaveValue('Cancity')
})

/** What a chord would open, and whether the browser's side panel can be: as the background has it. */
async function surfaces(extension: Extension): Promise<{ share: unknown; sidePanel: boolean | undefined }> {
  const background = await extension.background()
  return background.evaluate(async () => {
    const [{ shareMode: share }, { enabled: sidePanel }] = await Promise.all([
      chrome.storage.session.get('shareMode'),
      chrome.sidePanel.getOptions({}),
    ])
    return { share, sidePanel }
  })
}

async function capture(panel: Page, text: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Note', exact: true }).fill(text)
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('')
}

/** Ends the demo and leaves its debrief for now. */
async function end(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'End demo' }).click()
  await expect(panel.getByRole('region', { name: 'Finish the notes' })).toBeVisible()
  await panel.keyboard.press('Escape')
}

test('what is chosen in the check before a demo holds at once and in the demo that starts', async ({
  extension,
  panel,
}) => {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Share check' }).click()
  await panel.getByLabel('Sharing').selectOption('tab')
  await expect(panel.getByText('for the demo that starts next')).toBeVisible()
  await expect.poll(() => surfaces(extension)).toEqual({ share: 'tab', sidePanel: true })
  expect(await extension.rows('demos')).toEqual([])
  await panel.getByRole('button', { name: 'Start demo' }).last().click()
  await expect(panel.getByLabel('Sharing')).toHaveValue('tab')
  await panel.keyboard.press('Escape')
  await capture(panel, 'no SSO')
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ account: null, shareMode: 'tab' }])
})

test('the usual share holds before a demo, and in one that a note begins', async ({ extension, panel }) => {
  const options = await extension.openPage('options.html')
  await options.getByLabel('What you usually share').selectOption('This tab')
  await expect.poll(() => surfaces(extension)).toEqual({ share: 'tab', sidePanel: true })
  await capture(panel, 'no SSO')
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ account: null, shareMode: 'tab' }])
})

test('after a demo its share holds until somebody says that it is over, and a note does not stop it from going on', async ({
  extension,
  panel,
}) => {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByLabel('Sharing').selectOption('tab')
  await panel.getByRole('button', { name: 'Start demo' }).last().click()
  await capture(panel, 'before the end')
  await end(panel)
  await expect(panel.getByText('Cancity: ended.')).toBeVisible()
  expect(await surfaces(extension)).toEqual({ share: 'tab', sidePanel: true })
  await capture(panel, 'after the end')
  await expect(panel.getByText(/^A demo ended at .* Do these notes belong to it\?$/)).toBeVisible()
  await expect(panel.getByText('Cancity')).toHaveCount(0)
  await panel.getByRole('button', { name: 'Continue that one' }).click()
  await expect(panel.getByRole('button', { name: 'Cancity' })).toBeVisible()
  await expect(panel.getByRole('list', { name: 'Notes in this demo' }).getByRole('listitem')).toHaveCount(2)
  await end(panel)
  await panel.getByRole('button', { name: 'Not now' }).click()
  await expect(panel.getByText('“This tab” still counts as shared, as in the last demo')).toBeVisible()
  expect(await surfaces(extension)).toEqual({ share: 'tab', sidePanel: true })
  await panel.getByRole('button', { name: 'Not shared any more' }).click()
  await expect.poll(() => surfaces(extension)).toEqual({ share: 'none', sidePanel: false })
  await expect(panel.getByText('still counts as shared')).toHaveCount(0)
})

test('a usual share that is more private than the demo’s is back when the debrief is put off', async ({
  extension,
  panel,
}) => {
  const options = await extension.openPage('options.html')
  await options.getByLabel('What you usually share').selectOption('A window')
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByLabel('Sharing').selectOption('tab')
  await panel.getByRole('button', { name: 'Start demo' }).last().click()
  await capture(panel, 'no SSO')
  await end(panel)
  expect(await surfaces(extension)).toEqual({ share: 'tab', sidePanel: true })
  await panel.getByRole('button', { name: 'Not now' }).click()
  await expect.poll(() => surfaces(extension)).toEqual({ share: 'window', sidePanel: false })
  await expect(panel.getByText('still counts as shared')).toHaveCount(0)
})

test('that something is still shared is said once', async ({ extension, panel }) => {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByLabel('Sharing').selectOption('window')
  await panel.getByRole('button', { name: 'Start demo' }).last().click()
  await capture(panel, 'no SSO')
  await end(panel)
  await panel.getByRole('button', { name: 'Not now' }).click()
  await panel.getByRole('button', { name: 'It is still shared' }).click()
  await expect(panel.getByText('still counts as shared')).toHaveCount(0)
  expect(await surfaces(extension)).toEqual({ share: 'window', sidePanel: false })
  await panel.reload()
  await expect(panel.getByRole('textbox', { name: 'Note', exact: true })).toBeVisible()
  await expect(panel.getByText('still counts as shared')).toHaveCount(0)
})
