import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Extension, launchExtension } from '@/tests/browser/extension'

const badge = async (extension: Extension) =>
  (await extension.background()).evaluate(() => chrome.action.getBadgeText({}))

test('what was hidden in a demo stays hidden over a restart of the browser, and the popup shows it again', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'pushback-hidden-'))
  const first = await launchExtension({ headless: true, profile })
  const panel = await first.openPage('panel.html')
  await panel.getByRole('textbox', { name: 'Note' }).fill('one')
  await panel.keyboard.press('Enter')
  await expect.poll(() => badge(first)).toBe('1')
  const popup = await first.openPage('popup.html')
  await popup.getByRole('button', { name: 'Hide everything' }).click()
  await expect(popup.getByText('Hidden until the demo ends')).toBeVisible()
  await expect.poll(() => badge(first)).toBe('')
  await first.close()

  const second = await launchExtension({ headless: true, profile })
  const again = await second.openPage('popup.html')
  await expect(again.getByText('Hidden until the demo ends. Alt+Shift+H shows it again.')).toBeVisible()
  expect(await badge(second)).toBe('')
  await again.getByRole('button', { name: 'Show again' }).click()
  await expect.poll(() => badge(second)).toBe('1')
  await again.getByRole('button', { name: 'End demo' }).click()
  await again.getByRole('button', { name: 'Hide everything' }).click()
  await expect(again.getByText('Hidden until it is shown again')).toBeVisible()
  await second.close()
})
