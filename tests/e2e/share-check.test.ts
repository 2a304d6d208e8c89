import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './extension-fixtures'

test('the share check says in pictures what would be seen, and what is not ready', async ({ panel }) => {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Share check' }).click()
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
