import type { Page } from '@playwright/test'
import { expect, test } from './extension-fixtures'

const said = (panel: Page) => panel.getByRole('alert').filter({ hasText: /^Not done/ })

/** As in a background that has died, until it is let answer again. */
async function silence(panel: Page): Promise<() => Promise<void>> {
  await panel.evaluate(() => {
    const page = globalThis as { answered?: typeof chrome.runtime.sendMessage }
    page.answered = chrome.runtime.sendMessage
    chrome.runtime.sendMessage = ((_: unknown, answer: (nothing: undefined) => void) => answer(undefined)) as never
  })
  return () =>
    panel.evaluate(() => {
      const { answered } = globalThis as { answered?: typeof chrome.runtime.sendMessage }
      if (answered) chrome.runtime.sendMessage = answered
    })
}

test('what a key or a button could not do is said, until it is done', async ({ panel }) => {
  const line = panel.getByRole('textbox', { name: 'Note', exact: true })
  await line.fill('no SSO')
  await line.press('Enter')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  const answerAgain = await silence(panel)
  await panel.keyboard.press('Alt+z')
  await expect(said(panel)).toBeVisible()
  await answerAgain()
  await panel.keyboard.press('Alt+z')
  await expect(panel.getByRole('listitem')).toHaveCount(0)
  await expect(said(panel)).toHaveCount(0)
  await silence(panel)
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Hide everything' }).click()
  await expect(said(panel)).toBeVisible()
})
