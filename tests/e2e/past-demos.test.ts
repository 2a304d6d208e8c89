import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })

async function hold(panel: Page, account: string, line: string): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: /^Start/ }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill(account)
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await expect(lineOf(panel)).toBeFocused()
  await lineOf(panel).fill(line)
  await lineOf(panel).press('Enter')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText(/\w/)
}

async function end(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'End demo' }).click()
  await expect(panel.getByRole('region', { name: 'Finish the notes' })).toBeVisible()
  await panel.keyboard.press('Escape')
}

test('past demos stand on the options page, each with the way back into its notes', async ({ extension, panel }) => {
  const options = await extension.openPage('options.html')
  await expect(options.getByText('No demo has ended yet.')).toBeVisible()
  await hold(panel, 'Cancity', 'no SSO')
  await end(panel)
  await hold(panel, 'Isdom', '+ nice ^user')
  await end(panel)
  const rows = options.getByRole('list', { name: 'Past demos' }).getByRole('listitem')
  await expect(rows).toHaveText([/Isdom.*1 note.*Summary/, /Cancity.*1 note · 1 to finish.*Finish/])
  expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([])
  const opening = extension.context.waitForEvent('page')
  await options.getByRole('button', { name: 'Finish Cancity' }).click()
  const debrief = await opening
  await expect(debrief.getByRole('region', { name: 'Finish the notes' })).toContainText('no SSO')
})

for (const [choice, check] of [
  ['Go on', async (panel: Page) => expect(panel.getByRole('listitem')).toHaveText([/no SSO/])],
  ['Finish', async (panel: Page) => expect(panel.getByRole('region', { name: 'Finish the notes' })).toBeVisible()],
] as const)
  test(`a demo that came back with a backup, without its end, is told in the panel: ${choice}`, async ({
    extension,
    panel,
  }, info) => {
    await hold(panel, 'Cancity', 'no SSO')
    const options = await extension.openPage('options.html')
    const downloading = options.waitForEvent('download')
    await options.getByRole('button', { name: 'Save a backup' }).click()
    const file = info.outputPath('backup.json')
    await (await downloading).saveAs(file)
    await options.getByRole('button', { name: 'Delete everything here…' }).click()
    const question = options.getByRole('alertdialog')
    await question.getByRole('button', { name: 'Delete', exact: true }).click()
    await question.getByRole('button', { name: 'Delete, also what was never sent' }).click()
    await expect(panel.getByText('No demo yet')).toBeVisible()
    await options.getByLabel('Restore a backup…').setInputFiles(file)
    await expect(options.getByText('A demo in it was still running.')).toBeVisible()
    await expect(panel.getByText(/The Cancity demo of .* came back with your backup/)).toBeVisible()
    await panel.getByRole('button', { name: choice, exact: true }).click()
    await check(panel)
    await expect(options.getByText('A demo in it was still running.')).toBeHidden()
  })
