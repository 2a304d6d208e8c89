import type { Page } from '@playwright/test'
import { expect, startDemo, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note' })

test('two panels each keep their own line, through a reload, and save both notes', async ({ extension, panel }) => {
  const lines = async () => (await extension.lines()).sort()
  await lineOf(panel).pressSequentially('in the first')
  await expect.poll(lines).toEqual(['in the first'])
  const second = await extension.openPage('panel.html')
  await expect(lineOf(second)).toHaveValue('')
  await lineOf(second).pressSequentially('in the second')
  await expect.poll(lines).toEqual(['in the first', 'in the second'])
  await Promise.all([panel.reload(), second.reload()])
  await expect(lineOf(panel)).toHaveValue('in the first')
  await expect(lineOf(second)).toHaveValue('in the second')
  await lineOf(panel).press('Enter')
  await lineOf(second).press('Enter')
  const texts = async () => (await extension.rows<{ text: string }>('objections')).map(({ text }) => text).sort()
  await expect.poll(texts).toEqual(['in the first', 'in the second'])
})

test('deleting everything also empties the line of an open panel', async ({ extension, panel }) => {
  await lineOf(panel).pressSequentially('half a name')
  await expect.poll(() => extension.rows('drafts')).toHaveLength(1)
  const options = await extension.openPage('options.html')
  await options.getByRole('button', { name: 'Delete everything here…' }).click()
  await options.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(options.getByText('This browser keeps nothing any more.')).toBeVisible()
  await expect(lineOf(panel)).toHaveValue('')
  await lineOf(panel).pressSequentially('new')
  await expect.poll(() => extension.rows('drafts')).toEqual([expect.objectContaining({ line: 'new' })])
})

test('deleting everything in mid-demo empties the lines of two panels, and none of them is kept again', async ({
  extension,
  panel,
}) => {
  const other = await extension.openPage('panel.html')
  await startDemo(panel, 'Cancity')
  await lineOf(panel).pressSequentially('half a name')
  await lineOf(other).pressSequentially('half a price')
  await expect.poll(() => extension.rows('drafts')).toHaveLength(2)
  const options = await extension.openPage('options.html')
  await options.getByRole('button', { name: 'Delete everything here…' }).click()
  await options.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(options.getByText('This browser keeps nothing any more.')).toBeVisible()
  for (const page of [panel, other]) {
    await expect(page.getByText('No demo yet')).toBeVisible()
    await expect(lineOf(page)).toHaveValue('')
    // What is typed next is a new beginning, and all that is kept.
    await lineOf(page).press('x')
  }
  await expect.poll(extension.lines).toEqual(['x', 'x'])
})

test('half a note stays with its own customer when the next demo begins', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  await lineOf(panel).pressSequentially('half a sent')
  await expect.poll(extension.lines).toEqual(['half a sent'])
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Start another demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Konex')
  await panel.getByRole('button', { name: 'End it and start' }).click()
  await expect(lineOf(panel)).toBeFocused()
  await expect(lineOf(panel)).toHaveValue('')
  await panel.reload()
  await expect(lineOf(panel)).toHaveValue('')
  const [first] = await extension.rows<{ id: string; account: string }>('demos')
  const notes = await extension.rows('objections')
  expect(notes).toEqual([expect.objectContaining({ text: 'half a sent', demoId: first?.id })])
  expect(await extension.lines()).toEqual([])
})

test('what was typed before the first demo goes on in it', async ({ extension, panel }) => {
  await lineOf(panel).pressSequentially('before')
  await startDemo(panel, 'Cancity')
  await expect(lineOf(panel)).toHaveValue('before')
  await expect
    .poll(() => extension.rows('drafts'))
    .toEqual([expect.objectContaining({ line: 'before', demoId: expect.any(String) })])
  await panel.reload()
  await expect(lineOf(panel)).toHaveValue('before')
})
