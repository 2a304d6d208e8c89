import AxeBuilder from '@axe-core/playwright'
import { type Extension, launchExtension, panelFrame } from '@/tests/browser/extension'
import { test as base, expect } from './extension-fixtures'

const test = base.extend<{ extension: Extension; welcome: import('@playwright/test').Page }>({
  extension: async ({}, use) => {
    const extension = await launchExtension({ headless: true, taught: true })
    await use(extension)
    await extension.close()
  },
  welcome: async ({ extension }, use) => {
    const isWelcome = (page: import('@playwright/test').Page) => page.url().endsWith('/welcome.html')
    await expect.poll(() => extension.context.pages().some(isWelcome)).toBe(true)
    const page = extension.context.pages().find(isWelcome)
    if (page) await use(page)
  },
})

test('a new installation teaches by one note that is taken for real, and takes it away again', async ({
  extension,
  welcome,
}) => {
  await expect(welcome.getByRole('heading', { name: 'Press Alt+Shift+O' })).toBeVisible()
  const end = welcome.locator('footer')
  await expect(end).toContainText('Still to try: one note')
  await welcome.getByRole('button', { name: 'Or open them with a click' }).click()
  const panel = await panelFrame(welcome)
  await panel.getByRole('textbox', { name: 'Note' }).fill('!! needs a script for every Windows object "all 4,000"')
  await panel.getByRole('textbox', { name: 'Note' }).press('Enter')
  await expect(welcome.getByRole('heading', { name: 'There it is, with its minute' })).toBeVisible()
  await expect(welcome.getByRole('status')).toContainText('needs a script for every Windows object')
  await expect(welcome.getByRole('status')).toContainText('all 4,000')
  await welcome.getByRole('button', { name: 'Take the practice notes away' }).click()
  await expect(welcome.getByText('The next note is a real one.')).toBeVisible()
  await expect(end).toContainText('You are set')
  const stored = await extension.rows<{ deletedAt: string | null }>('objections')
  expect(stored.map(({ deletedAt }) => deletedAt !== null)).toEqual([true])
})

test('what was typed for practice goes with the page that teaches, and joins no customer’s demo', async ({
  extension,
  welcome,
}) => {
  await welcome.getByRole('button', { name: 'Or open them with a click' }).click()
  const line = (await panelFrame(welcome)).getByRole('textbox', { name: 'Note' })
  await line.fill('only practising')
  await line.press('Enter')
  await expect(welcome.getByRole('status')).toContainText('only practising')
  await welcome.reload()
  await expect(welcome.getByRole('status')).toContainText('only practising')
  const panel = await extension.openPage('panel.html')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText('only practising')
  await welcome.close()
  await expect(panel.getByText('No demo yet')).toBeVisible()
  await expect(panel.getByText('only practising')).toHaveCount(0)
  const stored = await extension.rows<{ deletedAt: string | null }>('objections')
  expect(stored.map(({ deletedAt }) => deletedAt !== null)).toEqual([true])
})

test('the lesson takes away nothing of a demo that runs', async ({ extension, welcome }) => {
  const panel = await extension.openPage('panel.html')
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await panel.getByRole('textbox', { name: 'Note', exact: true }).fill('said by a customer')
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText('said by a customer')
  await welcome.bringToFront()
  await expect(welcome.getByText('It appears here the moment it is safe on the disk.')).toBeVisible()
  await expect(welcome.getByRole('button', { name: 'Take the practice notes away' })).toHaveCount(0)
  expect(await extension.rows('demos')).toMatchObject([{ endedAt: null }])
})

test('what is usually shared is what the next demo starts with', async ({ extension, welcome }) => {
  await welcome.getByLabel('What you usually share').selectOption('A window')
  const panel = await extension.openPage('panel.html')
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await expect(panel.getByLabel('Sharing')).toHaveValue('window')
})

test('the page has no fault that axe knows, light and dark, at phone width too', async ({ welcome }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await welcome.emulateMedia({ colorScheme })
    await welcome.setViewportSize({ width: colorScheme === 'light' ? 1200 : 360, height: 800 })
    const { violations } = await new AxeBuilder({ page: welcome }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
})

test('it opens once', async ({ extension, welcome }) => {
  await welcome.close()
  const background = await extension.background()
  expect(await background.evaluate(() => chrome.storage.local.get('welcomed'))).toEqual({ welcomed: true })
  expect(extension.context.pages().some((page) => page.url().endsWith('/welcome.html'))).toBe(false)
})
