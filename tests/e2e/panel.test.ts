import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { aTheme, expect, putRows, startDemo, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note' })
const listOf = (panel: Page) => panel.getByRole('list', { name: 'Notes in this demo' })

async function capture(panel: Page, text: string): Promise<void> {
  await lineOf(panel).fill(text)
  await lineOf(panel).press('Enter')
  await expect(lineOf(panel)).toHaveValue('')
}

test('a category and Enter are a whole note, without a word', async ({ extension, panel }) => {
  await lineOf(panel).press('Alt+Digit3')
  await expect(panel.getByRole('button', { name: 'Price' })).toHaveAttribute('aria-pressed', 'true')
  await lineOf(panel).press('Enter')
  await expect(listOf(panel)).toContainText('Price')
  expect((await extension.rows('objections'))[0]).toMatchObject({ text: '', category: 'price' })
})

test('every control that the line has a sign for saves the same', async ({ extension, panel }) => {
  await lineOf(panel).fill('slow')
  await panel.getByRole('button', { name: 'Pain' }).click()
  await panel.getByLabel('Kind').selectOption('question')
  await panel.getByLabel('Who said it').selectOption('technical')
  await panel.getByLabel('Area').fill('search')
  await panel.getByLabel('Competitor').fill('Velnox')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(listOf(panel)).toContainText('slow')
  expect((await extension.rows('objections'))[0]).toMatchObject({
    ...{ text: 'slow', severity: 'pain', kind: 'question', speaker: 'technical', area: 'search', competitor: 'Velnox' },
  })
})

test('after a chip was clicked what is typed goes into the line', async ({ panel }) => {
  const line = panel.getByRole('textbox', { name: 'Note', exact: true })
  await line.pressSequentially('no')
  for (const chip of ['Blocker', 'Price', 'Security']) {
    await panel.getByRole('button', { name: chip }).click()
    await expect(line).toBeFocused()
  }
  await panel.keyboard.type(' SSO')
  await expect(line).toHaveValue('no SSO')
  await panel.getByRole('button', { name: 'Blocker' }).press('Space')
  await expect(panel.getByRole('button', { name: 'Blocker' })).toBeFocused()
})

test('a click on what is no control leaves the cursor in the line, and its text can be selected', async ({ panel }) => {
  const line = panel.getByRole('textbox', { name: 'Note', exact: true })
  await capture(panel, 'slow at night')
  const places = [
    panel.locator('.clock'),
    panel.locator('.foot > span'),
    panel.locator('.note .minute'),
    panel.locator('.capture'),
  ]
  for (const place of places) {
    await place.click({ position: { x: 2, y: 2 } })
    await expect(line).toBeFocused()
  }
  await panel.locator('.note .minute').dblclick()
  expect(await panel.evaluate(() => String(getSelection()))).not.toBe('')
})

test('what is read aloud tells one row from the next, and what the title does', async ({ panel }) => {
  await startDemo(panel, 'Cancity')
  await capture(panel, 'slow at night')
  const row = listOf(panel).getByRole('listitem')
  await expect(row.getByRole('button', { name: 'Edit: slow at night', exact: true })).toBeVisible()
  await expect(row.getByRole('button', { name: 'Withdraw: slow at night', exact: true })).toBeVisible()
  await expect(row).toContainText('Note, no severity')
  await expect(panel.getByRole('button', { name: 'Cancity: change customer', exact: true })).toBeVisible()
})

test('a key that does nothing says why', async ({ extension, panel }) => {
  const line = panel.getByRole('textbox', { name: 'Note', exact: true })
  await line.fill('@')
  await line.press('Enter')
  await expect(panel.getByRole('alert')).toHaveText('Not saved: a word is still missing right after @.')
  await line.press('V')
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await line.fill('""')
  await line.press('Enter')
  await expect(panel.getByRole('alert')).toContainText('nothing stands between')
  await line.press('Alt+P')
  await expect(panel.getByRole('alert')).toHaveText(
    'Pictures are off. They can be switched on in Settings, under “Demos”.',
  )
  expect(await extension.rows('objections')).toEqual([])
})

test('the keys are all on one page, those of the browser as it has bound them', async ({ panel }) => {
  await panel.keyboard.press('F1')
  const page = panel.getByRole('region', { name: 'Keys and signs' })
  for (const key of [
    'Alt+Z',
    'Alt+Shift+Z',
    'Alt+1…9',
    'Shift+Enter',
    'Alt+M',
    'Alt+N',
    'F1',
    'Esc',
    'Alt+Shift+O',
    'Alt+Shift+H',
  ])
    await expect(page.getByText(key, { exact: true }).first()).toBeVisible()
})

test('an Enter that ends an IME composition saves nothing', async ({ extension, panel }) => {
  await lineOf(panel).focus()
  const client = await extension.context.newCDPSession(panel)
  await client.send('Input.imeSetComposition', { text: 'しゅふ', selectionStart: 3, selectionEnd: 3 })
  await client.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Process',
    code: 'Enter',
  })
  await client.send('Input.insertText', { text: '主婦' })
  await expect(lineOf(panel)).toHaveValue('主婦')
  expect(await extension.rows('objections')).toEqual([])
  await lineOf(panel).press('Enter')
  await expect(listOf(panel)).toContainText('主婦')
})

test('Shift+Enter breaks the line', async ({ extension, panel }) => {
  await lineOf(panel).pressSequentially('one')
  await lineOf(panel).press('Shift+Enter')
  await lineOf(panel).pressSequentially('two')
  await lineOf(panel).press('Enter')
  await expect(listOf(panel)).toContainText('one')
  expect((await extension.rows('objections'))[0]).toMatchObject({ text: 'one\ntwo' })
})

test('a note is edited in its place, withdrawn, and put back', async ({ extension, panel }) => {
  await capture(panel, '! slow #search')
  await panel.getByRole('listitem').hover()
  await panel.getByRole('button', { name: 'Edit' }).last().click()
  const editor = panel.getByRole('textbox', { name: 'Edit note' })
  await expect(editor).toHaveValue('! #search slow')
  await editor.fill('!! far too slow #search')
  await editor.press('Enter')
  await expect(listOf(panel)).toContainText('far too slow')
  await expect(panel.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await panel.keyboard.press('Alt+z')
  await expect(listOf(panel)).toHaveCount(0)
  await panel.getByRole('button', { name: 'Put back' }).click()
  await expect(listOf(panel)).toContainText('far too slow')
  expect((await extension.rows('objections'))[0]).toMatchObject({ severity: 'blocker', deletedAt: null })
})

test('a text that is too long stays in the line, with the reason', async ({ extension, panel }) => {
  const long = 'x'.repeat(100_000)
  await lineOf(panel).fill(long)
  await lineOf(panel).press('Enter')
  await expect(panel.getByRole('alert')).toContainText('100,000 characters')
  await expect(lineOf(panel)).toHaveValue(long)
  expect(await extension.rows('objections')).toEqual([])
})

test('a demo is started on a synced deal by typing, and ended', async ({ extension, panel }) => {
  const deal = { name: 'Renewal', account: 'Cancity', segment: null, stage: null, outcome: 'open', competitors: [] }
  await putRows(extension, 'deals', [{ id: '01900000-0000-7000-8000-000000000001', ...deal }])
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).pressSequentially('canc')
  await expect(panel.getByRole('option').first()).toContainText('Cancity')
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('Enter')
  await expect(lineOf(panel)).toBeFocused()
  await capture(panel, 'said in it')
  expect((await extension.rows('objections'))[0]).toMatchObject({ dealId: '01900000-0000-7000-8000-000000000001' })
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'End demo' }).click()
  await expect(panel.getByText('No demo yet')).toBeVisible()
})

test('a similar theme is picked with the keyboard and shows its answer', async ({ extension, panel }) => {
  const answer = 'The script pack covers the registry today.'
  await putRows(extension, 'themes', [aTheme('Windows config', { answer, answerAt: '2026-11-12T00:00:00.000Z' })])
  await lineOf(panel).pressSequentially('no windows reg')
  await expect(panel.getByRole('option', { name: /Windows config/ })).toContainText(answer)
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('Tab')
  await expect(panel.getByText(answer)).toBeVisible()
  await lineOf(panel).press('Enter')
  await expect(listOf(panel)).toContainText('Windows config')
})

test('what is typed is there again after the page was closed', async ({ extension, panel }) => {
  await lineOf(panel).fill('half a thought')
  await expect.poll(() => extension.rows('drafts')).toHaveLength(1)
  await panel.close()
  const again = await extension.openPage('panel.html')
  await expect(lineOf(again)).toHaveValue('half a thought')
})

test('the notes leave as CSV, JSON Lines and Markdown with no server at all', async ({ extension, panel }) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await capture(panel, '!! =HYPERLINK("x") (“ö 主婦”)')
  await panel.getByRole('button', { name: 'Menu' }).click()
  for (const [item, text] of [
    ['Export CSV', `"'=HYPERLINK(""x"") (“ö 主婦”)"`],
    ['Export JSON Lines', '"text":"=HYPERLINK(\\"x\\") (“ö 主婦”)"'],
  ] as const) {
    const download = panel.waitForEvent('download')
    await panel.getByRole('menuitem', { name: item }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toContain(text)
  }
  await panel.getByRole('menuitem', { name: 'Copy as Markdown' }).click()
  await expect(panel.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
  expect(await panel.evaluate(() => navigator.clipboard.readText())).toContain('**Blocker**')
})

test('nothing is cut off at 320 pixels, nor by a long word', async ({ panel }) => {
  await capture(panel, `!! ${'Donaudampfschifffahrt'.repeat(6)} #${'area'.repeat(30)} @Velnox ^buyer`)
  await lineOf(panel).fill(`!! x #${'area'.repeat(30)} @${'rival'.repeat(20)}`)
  await panel.setViewportSize({ width: 320, height: 600 })
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('a very long note leaves room for the others; all of it is a key or a click away, and read aloud at once', async ({
  panel,
}) => {
  const line = panel.getByRole('textbox', { name: 'Note', exact: true })
  const long = 'wants each tenant in a colour of its own. '.repeat(119).trim()
  for (const text of ['the first', long, 'the last']) {
    await line.fill(text)
    await line.press('Enter')
    await expect(line).toHaveValue('')
  }
  const row = panel.getByRole('listitem').nth(1)
  await expect(panel.getByText('the first')).toBeInViewport({ ratio: 1 })
  await expect(row.getByRole('button', { name: long })).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Show all' })).toHaveCount(1)
  await row.getByRole('button', { name: 'Show all' }).focus()
  await panel.keyboard.press('Enter')
  await expect(panel.getByText('the first')).not.toBeInViewport()
  await row.getByRole('button', { name: 'Show less' }).click()
  await expect(panel.getByText('the first')).toBeInViewport({ ratio: 1 })
})

test('each page wears its own styles, whatever code it shares with others', async ({ extension, panel }) => {
  const sheets = (page: Page) =>
    page.evaluate(() => [...document.styleSheets].map(({ href }) => /(\w+)-[^/]*$/.exec(href ?? '')?.[1]))
  expect(await sheets(panel)).toEqual(['parts', 'panel'])
  expect(await sheets(await extension.openPage('popup.html'))).toEqual(['parts', 'popup'])
})
