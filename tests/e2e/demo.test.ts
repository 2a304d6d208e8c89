import type { Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { aDeal } from '../unit/utils/store/team-data'
import { expect, putRows, startDemo, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })
const rowsOf = (panel: Page) => panel.getByRole('list', { name: 'Notes in this demo' }).getByRole('listitem')

async function capture(panel: Page, text: string): Promise<void> {
  await lineOf(panel).fill(text)
  await lineOf(panel).press('Enter')
  await expect(lineOf(panel)).toHaveValue('')
}

test('deals of one name are told apart, and starting stays in view on a small screen', async ({ extension, panel }) => {
  const same = { name: 'Renewal', account: null }
  const deals = [
    aDeal({ ...same, stage: 'Demo', segment: 'Enterprise', externalId: 'D-1' }),
    aDeal({ ...same, stage: 'Contract', segment: 'Web', externalId: 'D-2' }),
    ...['Betatech', 'Cancity', 'Isdom', 'Zathunicon'].map((account) => aDeal({ account })),
  ]
  await putRows(extension, 'deals', deals)
  await panel.setViewportSize({ width: 320, height: 480 })
  await panel.getByRole('button', { name: 'Start demo' }).click()
  const offered = panel.getByRole('listbox', { name: 'Customer' }).getByRole('option', { includeHidden: true })
  await expect(offered).toHaveCount(0)
  await panel.getByRole('combobox', { name: 'Customer' }).fill('ren')
  await expect(panel.getByRole('option', { name: /Renewal.*Demo · Enterprise · D-1/ })).toBeAttached()
  await expect(panel.getByRole('button', { name: 'Start demo' }).last()).toBeInViewport({ ratio: 1 })
  await panel.getByRole('option', { name: /Contract · Web · D-2/ }).click()
  await expect(lineOf(panel)).toBeFocused()
  await expect.poll(() => extension.rows('demos')).toMatchObject([{ dealId: deals[1]?.id }])
})

test('a planned demo shows its step, and a note says at which it was made', async ({ extension, panel }) => {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByText('Steps and people').click()
  await panel.getByLabel('Steps', { exact: true }).fill('Dashboards, Alerts')
  await panel.getByLabel('Somebody else', { exact: true }).fill('Anna Schmidt')
  await panel.getByLabel('Role of Anna Schmidt').selectOption('champion')
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await panel.keyboard.press('Enter')
  await expect(lineOf(panel)).toBeFocused()
  await expect(panel.getByText('Dashboards')).toBeVisible()
  await panel.keyboard.press('Alt+ArrowDown')
  await expect(panel.getByText('Alerts')).toBeVisible()
  await lineOf(panel).fill('^anna slow')
  await expect(panel.getByLabel('Who said it')).toHaveValue('champion')
  await expect(panel.getByLabel('Who said it')).toContainText('Anna Schmidt (Champion)')
  await panel.keyboard.press('Enter')
  await expect(rowsOf(panel)).toHaveCount(1)
  expect(await extension.rows('objections')).toMatchObject([{ step: 'Alerts', speaker: 'champion', text: 'slow' }])
})

test('a step that is too long is refused with its length, and stays in the box', async ({ extension, panel }) => {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByText('Steps and people').click()
  await panel.getByLabel('Steps', { exact: true }).fill('x'.repeat(600))
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('alert')).toContainText('has 600 characters; at most 500 fit')
  await expect(panel.getByRole('textbox', { name: 'Steps' })).toHaveValue('x'.repeat(600))
  expect(await extension.rows('demos')).toEqual([])
})

test('somebody who comes in late is added to the room', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Steps and people' }).click()
  await expect(panel.getByRole('textbox', { name: 'Steps' })).toBeFocused()
  await panel.getByLabel('Somebody else', { exact: true }).fill('Bernd')
  await panel.getByLabel('Role of Bernd').selectOption('technical')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(lineOf(panel)).toBeFocused()
  expect(await extension.rows('demos')).toMatchObject([{ room: [{ name: 'Bernd', speaker: 'technical' }] }])
})

test('a demo for the wrong customer is put right, and one undo takes it back', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  for (const text of ['one', 'two', 'three']) await capture(panel, text)
  await panel.getByRole('button', { name: 'Cancity' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Isdom')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await panel.keyboard.press('Enter')
  await expect(panel.getByText('Moved 3 notes to Isdom')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Isdom' })).toBeVisible()
  await panel.getByRole('button', { name: 'Undo the move' }).click()
  await expect(panel.getByRole('button', { name: 'Cancity' })).toBeVisible()
  expect(await extension.rows('demos')).toMatchObject([{ account: 'Cancity' }])
})

test('some notes move to another customer, and the demo stays whose it is', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  for (const text of ['one', 'two', 'three']) await capture(panel, text)
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Wrong customer?' }).click()
  await panel.getByRole('checkbox', { name: /two/ }).uncheck()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Isdom')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await panel.getByRole('button', { name: 'Move 2 notes' }).click()
  await expect(panel.getByText('Moved 2 notes to another customer')).toBeVisible()
  await expect(rowsOf(panel)).toHaveText([/two/])
  await panel.getByRole('button', { name: 'Undo the move' }).click()
  await expect(rowsOf(panel)).toHaveCount(3)
  const demos = await extension.rows<{ account: string; deletedAt: string | null }>('demos')
  expect(demos.filter(({ deletedAt }) => deletedAt === null)).toMatchObject([{ account: 'Cancity' }])
})

test('right after a move, the undo key takes back the move; whose the notes are is not offered', async ({
  extension,
  panel,
}) => {
  await startDemo(panel, 'Cancity')
  await putRows(extension, 'deals', [aDeal({ account: 'Cancity', name: 'Renewal' })])
  await capture(panel, 'one')
  await panel.getByRole('button', { name: 'Cancity' }).click()
  const who = panel.getByRole('combobox', { name: 'Customer' })
  await who.fill('cancity')
  await expect(panel.getByRole('option')).toHaveText([/Cancity.*Renewal/])
  await panel.getByRole('option', { name: /Renewal/ }).click()
  await panel.keyboard.press('Enter')
  await expect(panel.getByText('Moved 1 note to Cancity')).toBeVisible()
  await panel.getByRole('button', { name: 'Cancity' }).click()
  await who.fill('canc')
  await expect(panel.getByRole('option')).toHaveText([/“canc”/])
  await who.fill('cancity')
  await expect(panel.getByRole('option')).toHaveCount(0)
  await who.press('Enter')
  await expect(panel.getByRole('button', { name: 'Move everything' })).toBeDisabled()
  await panel.keyboard.press('Escape')
  await panel.keyboard.press('Alt+z')
  await expect(panel.getByText('Moved 1 note to Cancity')).toBeHidden()
  await expect(rowsOf(panel)).toHaveText([/one/])
  expect(await extension.rows('demos')).toMatchObject([{ account: 'Cancity', dealId: null }])
})

test('there is one way to take a move back, and the undo of the foot is the next note’s', async ({ panel }) => {
  await startDemo(panel, 'Cancity')
  await capture(panel, 'one')
  await panel.getByRole('button', { name: 'Cancity' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Isdom')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await panel.keyboard.press('Enter')
  await expect(panel.getByText('Moved 1 note to Isdom')).toBeVisible()
  const undos = panel.getByRole('button', { name: 'Undo' })
  await expect(undos).toHaveAccessibleName('Undo the move')
  await expect(undos).toHaveAttribute('aria-keyshortcuts', 'Alt+Z')
  await capture(panel, 'two')
  await expect(undos).toHaveText(['Undo', 'Undo Alt+Z'])
  await undos.last().click()
  await expect(rowsOf(panel)).toHaveText([/one/])
  await expect(undos).toHaveText(['Undo Alt+Z'])
  await undos.click()
  await expect(panel.getByRole('button', { name: 'Cancity' })).toBeVisible()
})

test('a demo runs in all windows at once, and starting another asks which to keep', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  await capture(panel, 'in the first window')
  const second = await extension.openPage('panel.html')
  await expect(second.getByRole('button', { name: 'Cancity' })).toBeVisible()
  await expect(rowsOf(second)).toHaveCount(1)
  await second.getByRole('button', { name: 'Menu' }).click()
  await second.getByRole('menuitem', { name: 'Start another demo' }).click()
  await expect(second.getByText(/Cancity is running since .*, with 1 note\./)).toBeVisible()
  await second.getByRole('combobox', { name: 'Customer' }).fill('Isdom')
  await second.getByRole('combobox', { name: 'Customer' }).press('Enter')
  expect(await extension.rows('demos')).toHaveLength(1)
  await second.getByRole('button', { name: 'End it and start' }).click()
  await expect(panel.getByRole('button', { name: 'Isdom' })).toBeVisible()
  await expect(rowsOf(panel)).toHaveCount(0)
})

test('a demo that began meanwhile elsewhere is not ended unasked', async ({ extension, panel }) => {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  const answer = await (await extension.openPage('popup.html')).evaluate(async () => {
    const message = { id: 1, type: 'startDemo', timestamp: 1 }
    const start = (account: string) =>
      chrome.runtime.sendMessage({ ...message, data: { dealId: null, account, shareMode: 'none', ends: null } })
    await start('Cancity')
    return start('Isdom')
  })
  expect(JSON.stringify(answer)).toContain('demo_running')
  expect(await extension.rows('demos')).toMatchObject([{ account: 'Cancity' }])
})

test('withdrawn notes come back one by one, and not after the demo', async ({ panel }) => {
  await startDemo(panel, 'Cancity')
  for (const text of ['one', 'two', 'three']) await capture(panel, text)
  await panel.keyboard.press('Alt+z')
  await panel.keyboard.press('Alt+z')
  await expect(rowsOf(panel)).toHaveText([/one/])
  await panel.getByRole('button', { name: 'Put back (2)' }).click()
  await expect(rowsOf(panel)).toHaveText([/two/, /one/])
  await panel.keyboard.press('Alt+Shift+Z')
  await expect(rowsOf(panel)).toHaveText([/three/, /two/, /one/])
  await panel.keyboard.press('Alt+z')
  await expect(panel.getByRole('button', { name: 'Put back' })).toBeVisible()
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Start another demo' }).click()
  await panel.getByRole('button', { name: 'End it and start' }).click()
  await expect(panel.getByText('0 notes')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Put back' })).toHaveCount(0)
})

test('a changed edit is not thrown away by Escape', async ({ extension, panel }) => {
  await capture(panel, 'slow')
  await panel.getByRole('button', { name: 'Edit' }).first().click()
  const editor = panel.getByRole('textbox', { name: 'Edit note' })
  await editor.fill('far too slow')
  await editor.press('Escape')
  await expect(panel.getByRole('alert')).toContainText('Not saved yet')
  await expect(editor).toHaveValue('far too slow')
  await editor.press('Enter')
  await expect(rowsOf(panel)).toHaveText([/far too slow/])
  expect(await extension.rows('objections')).toMatchObject([{ text: 'far too slow' }])
})

test('at 480 pixels the list shows two rows whatever stands above it', async ({ panel }) => {
  await startDemo(panel, 'Cancity')
  for (const text of ['one', 'two', 'three', 'four']) await capture(panel, text)
  await panel.setViewportSize({ width: 320, height: 480 })
  await lineOf(panel).fill('!! a long line that is broken over several rows, because it is long '.repeat(3))
  await expect(rowsOf(panel).nth(0)).toBeInViewport({ ratio: 1 })
  await expect(rowsOf(panel).nth(1)).toBeInViewport({ ratio: 1 })
})

test('a note is edited with the people who are in the room', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Steps and people' }).click()
  await panel.getByLabel('Somebody else', { exact: true }).fill('Anna Schmidt')
  await panel.getByLabel('Role of Anna Schmidt').selectOption('champion')
  await panel.getByRole('button', { name: 'Save' }).click()
  await capture(panel, 'slow')
  await panel.getByRole('button', { name: 'Edit' }).first().click()
  const editor = panel.getByRole('textbox', { name: 'Edit note' })
  await editor.fill('^anna too slow, says ^Bernd')
  await editor.press('Enter')
  await expect(rowsOf(panel)).toHaveText([/too slow, says \^Bernd.*Champion/])
  expect(await extension.rows('objections')).toMatchObject([{ speaker: 'champion', text: 'too slow, says ^Bernd' }])
})

/** Makes the running demo one that nobody has touched for so long, and runs the alarm that looks for it. */
async function quietFor(extension: Extension, minutes: number): Promise<void> {
  const rows = await extension.rows<{ key: string; value: object }>('meta')
  const pulse = rows.find(({ key }) => key === 'pulse')?.value as { activeMs: number }
  await putRows(extension, 'meta', [{ key: 'pulse', value: { ...pulse, activeMs: pulse.activeMs - minutes * 60_000 } }])
  await (await extension.background()).evaluate(() => chrome.alarms.create('quiet', { when: Date.now() }))
}

test('a demo that nobody touches ends by itself, says so, and can be continued', async ({ extension, panel }) => {
  await startDemo(panel, 'Cancity')
  await capture(panel, 'the last thing')
  await quietFor(extension, 61)
  await expect(panel.getByText('Cancity: ended after 60 quiet minutes. 1 note to finish.')).toBeVisible()
  await panel.getByRole('button', { name: 'Continue demo' }).click()
  await expect(panel.getByRole('button', { name: 'Cancity' })).toBeVisible()
  await expect(rowsOf(panel)).toHaveCount(1)
  expect(await extension.rows('demos')).toMatchObject([{ endedAt: null }])
})

test('the quiet time is set on the options page, off too', async ({ extension, panel }) => {
  const options = await extension.openPage('options.html')
  await expect(options.getByLabel('End a demo by itself')).toHaveValue('60')
  await options.getByLabel('End a demo by itself').selectOption('0')
  await options.reload()
  await expect(options.getByLabel('End a demo by itself')).toHaveValue('0')
  await startDemo(panel, 'Cancity')
  await quietFor(extension, 24 * 60)
  await capture(panel, 'a day later')
  expect(await extension.rows('demos')).toMatchObject([{ endedAt: null }])
})
