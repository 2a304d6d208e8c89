import type { Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { aTheme, expect, putRows, test } from './extension-fixtures'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })
const DAY = 24 * 60 * 60_000

async function capture(panel: Page, text: string): Promise<void> {
  await lineOf(panel).fill(text)
  await lineOf(panel).press('Enter')
  await expect(lineOf(panel)).toHaveValue('')
}

async function demoWith(panel: Page, notes: readonly string[]): Promise<void> {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  await expect(lineOf(panel)).toBeFocused()
  for (const note of notes) await capture(panel, note)
}

async function end(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'End demo' }).click()
  await expect(panel.getByRole('region', { name: 'Finish the notes' })).toBeVisible()
}

/** A mark as a chord leaves it: no words yet. */
async function mark(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Pain' }).click()
  await lineOf(panel).press('Enter')
}

const answered = { severity: 'blocker', speaker: 'technical', handled: 'no' }

test('seven notes are finished within a minute, by keyboard only', async ({ extension, panel }) => {
  await putRows(extension, 'themes', [aTheme('Windows object support')])
  await demoWith(panel, ['windows objects', 'two', 'three', 'four', 'five', 'six'])
  await mark(panel)
  await expect(panel.getByRole('listitem')).toHaveCount(7)
  await end(panel)
  const began = Date.now()
  await expect(panel.getByText('1 of 7')).toBeVisible()
  for (let at = 1; at <= 7; at++) {
    await expect(panel.getByText(`${at} of 7`)).toBeVisible()
    if (at === 7) await panel.keyboard.type('!! the last one')
    if (at === 7) await panel.keyboard.press('Enter')
    else await panel.keyboard.press('1')
    await expect(panel.getByRole('group', { name: 'Who said it?' })).toBeFocused()
    await panel.keyboard.press('3')
    await panel.keyboard.press('3')
    if (at === 1) await panel.keyboard.press('1')
  }
  await expect(panel.getByText('All notes are complete.')).toBeVisible()
  expect(Date.now() - began).toBeLessThan(60_000)
  await expect.poll(() => extension.rows('objections')).toMatchObject(Array.from({ length: 7 }, () => answered))
  const [first, ...rest] = await extension.rows('objections')
  expect(first).toMatchObject({ themeId: expect.any(String), source: 'live' })
  expect(rest.at(-1)).toMatchObject({ text: 'the last one', source: 'live' })
})

test('what is skipped stays unknown, what was answered is kept by Escape', async ({ extension, panel }) => {
  await demoWith(panel, ['one', 'two'])
  await end(panel)
  await expect(panel.getByRole('group', { name: 'How bad?' })).toBeFocused()
  await panel.keyboard.press('2')
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('group', { name: 'Handled?' })).toBeFocused()
  await panel.keyboard.press('ArrowUp')
  await panel.keyboard.press('1')
  await panel.keyboard.press('Escape')
  await expect(lineOf(panel)).toBeFocused()
  await expect(panel.getByText('Cancity: ended. 2 notes to finish.')).toBeVisible()
  expect(await extension.rows('objections')).toMatchObject([
    { severity: 'pain', speaker: 'economic_buyer', handled: 'unknown' },
    { severity: 'unknown' },
  ])
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('group', { name: 'Handled?' })).toBeFocused()
})

test('a name that is being typed is not lost by Escape', async ({ extension, panel }) => {
  await demoWith(panel, [])
  await mark(panel)
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await end(panel)
  await panel.getByLabel('What was it?').fill('needs a script per object @Velnox')
  await panel.keyboard.press('Escape')
  await expect
    .poll(() => extension.rows('objections'))
    .toMatchObject([{ text: 'needs a script per object', competitor: 'Velnox', severity: 'pain' }])
})

test('the summary is copied by one key, and a note that comes to mind late is added', async ({ extension, panel }) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demoWith(panel, ['+ loves it ^user'])
  await end(panel)
  await expect(panel.getByText('All notes are complete.')).toBeVisible()
  await panel.keyboard.press('m')
  await expect(panel.getByText('Copied')).toBeVisible()
  expect(await panel.evaluate(() => navigator.clipboard.readText())).toMatch(/^## Cancity · /)
  await panel.keyboard.press('t')
  await expect.poll(() => panel.evaluate(() => navigator.clipboard.readText())).toMatch(/^Cancity · .*\n1 note\n/)
  await panel.getByLabel('Anything else they said?').fill('~ wants it in dark')
  await panel.keyboard.press('Enter')
  await expect(panel.getByText('2 of 2')).toBeVisible()
  await expect
    .poll(() => extension.rows('objections'))
    .toContainEqual(
      expect.objectContaining({ text: 'wants it in dark', severity: 'nice', source: 'debrief', atMs: null }),
    )
})

/** Makes the demo one of some days ago, as if the clock had moved on. */
async function age(extension: Extension, days: number): Promise<void> {
  const demos = await extension.rows<{ startedAt: string; endedAt: string }>('demos')
  const earlier = (iso: string) => new Date(Date.parse(iso) - days * DAY).toISOString()
  const aged = demos.map((demo) => ({ ...demo, startedAt: earlier(demo.startedAt), endedAt: earlier(demo.endedAt) }))
  await putRows(extension, 'demos', aged)
}

test('on the next day it is asked once more, in panel and popup, and then never again', async ({
  extension,
  panel,
}) => {
  await demoWith(panel, ['one', 'two'])
  await end(panel)
  await panel.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Not now' }).click()
  await age(extension, 1)
  const next = await extension.openPage('panel.html')
  await expect(next.getByText(/2 notes of the Cancity demo on .* are unfinished\./)).toBeVisible()
  const popup = await extension.openPage('popup.html')
  await expect(popup.getByText('2 notes of the Cancity demo are not complete.')).toBeVisible()
  await popup.getByRole('button', { name: 'Leave' }).click()
  await expect(next.getByText(/are unfinished/)).toHaveCount(0)
  expect(await extension.rows('demos')).toMatchObject([{ debriefedAt: expect.any(String) }])
  await expect
    .poll(() => extension.rows('objections'))
    .toMatchObject([{ severity: 'unknown' }, { severity: 'unknown' }])
})

test('the popup opens the debrief in a window of its own', async ({ extension, panel }) => {
  await demoWith(panel, ['one'])
  await end(panel)
  await panel.keyboard.press('Escape')
  const popup = await extension.openPage('popup.html')
  const opening = extension.context.waitForEvent('page')
  await popup.getByRole('button', { name: 'Finish' }).click()
  const opened = await opening
  await expect(opened.getByRole('group', { name: 'How bad?' })).toBeFocused()
  await expect(opened.getByText('Cancity', { exact: true })).toBeVisible()
})

test('with no demo running the menu takes along the last one’s notes only, then none', async ({ extension, panel }) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demoWith(panel, ['theirs'])
  await end(panel)
  await panel.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Not now' }).click()
  await panel.getByRole('button', { name: 'Menu' }).click()
  const copy = panel.getByRole('menuitem', { name: 'Copy as Markdown' })
  await expect(panel.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
  await expect(copy).toHaveCount(0)
  await panel.keyboard.press('Escape')
  await demoWith(panel, ['of another'])
  await end(panel)
  await panel.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Menu' }).click()
  await copy.click()
  await expect(panel.getByText('Copied')).toBeVisible()
  expect(await panel.evaluate(() => navigator.clipboard.readText())).not.toContain('theirs')
})

test('a note is withdrawn after the demo, and comes back by one key', async ({ extension, panel }) => {
  await demoWith(panel, ['one', 'not theirs', 'three'])
  await end(panel)
  await panel.keyboard.press('PageDown')
  await expect(panel.getByText('2 of 3')).toBeVisible()
  await panel.getByRole('button', { name: 'Withdraw' }).click()
  await expect(panel.getByText('1 note withdrawn')).toBeVisible()
  await expect(panel.getByText('2 of 2')).toBeVisible()
  const withdrawn = async () =>
    (await extension.rows<{ text: string; deletedAt: string | null }>('objections'))
      .filter(({ deletedAt }) => deletedAt !== null)
      .map(({ text }) => text)
  expect(await withdrawn()).toEqual(['not theirs'])
  await expect(panel.getByRole('group', { name: 'How bad?' })).toBeFocused()
  await panel.keyboard.press('Alt+z')
  await expect(panel.getByText('2 of 3')).toBeVisible()
  await expect(panel.getByText('1 note withdrawn')).toHaveCount(0)
  expect(await withdrawn()).toEqual([])
})

test('on a French keyboard the key that says M copies the summary', async ({ extension, panel }) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demoWith(panel, ['+ loves it ^user'])
  await end(panel)
  await expect(panel.getByText('All notes are complete.')).toBeVisible()
  await panel.evaluate(() => {
    const m = { key: 'm', code: 'Semicolon', bubbles: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', m))
  })
  await expect(panel.getByText('Copied')).toBeVisible()
  expect(await panel.evaluate(() => navigator.clipboard.readText())).toMatch(/^## Cancity · /)
})

test('an editor that was open when the demo ended goes on in the debrief, and then its note is asked about', async ({
  extension,
  panel,
}) => {
  await demoWith(panel, ['? slow ^champion', 'two'])
  await panel.getByRole('listitem').last().getByRole('button', { name: 'Edit' }).last().click()
  await panel.getByRole('textbox', { name: 'Edit note' }).pressSequentially(' at night')
  await end(panel)
  const editor = panel.getByRole('textbox', { name: 'Edit note' })
  await expect(editor).toBeFocused()
  await expect(editor).toHaveValue(/slow at night/)
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'What was it?' })).toContainText('slow at night')
  await expect(panel.getByRole('group', { name: 'Handled?' })).toBeFocused()
  expect(await extension.rows('objections')).toMatchObject([{ text: 'slow at night' }, { text: 'two' }])
})

test('a plan half typed for a demo that has ended is offered with its debrief, though it has no notes', async ({
  extension,
  panel,
}) => {
  await demoWith(panel, [])
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'Steps and people' }).click()
  const steps = panel.getByRole('textbox', { name: 'Steps' })
  await steps.fill('Dashboards')
  await panel.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: 'End demo' }).click()
  await panel.getByRole('button', { name: 'Summary' }).click()
  await panel.getByRole('button', { name: 'Go on with them' }).click()
  await expect(steps).toHaveValue('Dashboards')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByText('Steps and people are typed')).toHaveCount(0)
  await expect(panel.getByRole('region', { name: 'Finish the notes' })).toBeVisible()
  expect(await extension.rows('demos')).toMatchObject([{ account: 'Cancity', steps: ['Dashboards'] }])
})
