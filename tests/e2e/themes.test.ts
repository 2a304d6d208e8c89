import type { Page } from '@playwright/test'
import { aTheme, expect, putRows, test } from './extension-fixtures'

const SHIPPED = aTheme('Slow search', {
  ...{ status: 'shipped', shippedVersion: '4.2', shippedAt: '2026-10-01T00:00:00.000Z' },
  answer: 'Search has an index of its own since 4.2: ask them to try it again.',
  answerAt: '2026-10-02T00:00:00.000Z',
})
const BUILDING = aTheme('Windows config', {
  ...{ status: 'building', statusAt: '2026-11-03T00:00:00.000Z', shippedAt: '2099-02-15T00:00:00.000Z' },
  answer: 'Script pack covers registry today (2 h). Native support ships in Q1.',
  answerAt: '2026-11-12T00:00:00.000Z',
})

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note' })
const taken = (panel: Page) => panel.getByRole('region', { name: /^Put to/ })

async function take(panel: Page, typed: string): Promise<void> {
  await lineOf(panel).pressSequentially(typed)
  await panel.getByRole('listbox', { name: 'Similar themes' }).getByRole('option').first().waitFor()
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('Tab')
  await taken(panel).waitFor()
}

// The panel first: it is what makes the database.
test.beforeEach(({ extension, panel: _ }) => putRows(extension, 'themes', [SHIPPED, BUILDING]))

test('picking shows the answer, the status and the date of both', async ({ panel }) => {
  await take(panel, 'win conf')
  await expect(taken(panel)).toContainText('Building · Q1 2099')
  await expect(taken(panel)).toContainText('Script pack covers registry today')
  const dates = taken(panel).locator('time')
  await expect(dates.first()).toHaveAttribute('datetime', '2026-11-03T00:00:00.000Z')
  await expect(dates.last()).toHaveAttribute('datetime', '2026-11-12T00:00:00.000Z')
  await expect(lineOf(panel)).toBeFocused()
})

test('what has shipped asks whether it is still a problem; yes is noted as such', async ({ extension, panel }) => {
  await take(panel, 'slow sear')
  await expect(taken(panel)).toContainText('Shipped in 4.2')
  await expect(panel.getByRole('group', { name: 'Still a problem?' })).toBeVisible()
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('y')
  await expect(lineOf(panel)).toBeFocused()
  await panel.keyboard.press('Enter')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ themeId: SHIPPED.id, handled: 'no' }])
})

test('no is noted as settled, and the note is still put to the theme', async ({ extension, panel }) => {
  await take(panel, 'slow sear')
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('n')
  await expect(panel.getByText('Noted as settled.')).toBeVisible()
  await panel.keyboard.press('Enter')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ themeId: SHIPPED.id, handled: 'yes' }])
})

test('who types on after picking what has shipped writes on in the line, and answers nothing', async ({ panel }) => {
  await take(panel, 'slow sear')
  await panel.keyboard.type(' yes no')
  await expect(lineOf(panel)).toHaveValue('slow sear yes no')
  await expect(taken(panel).getByRole('button', { pressed: true })).toHaveCount(0)
})

test("what stands in quotation marks finds its theme, and is shown as the customer's own words", async ({ panel }) => {
  await lineOf(panel).pressSequentially('"win conf"')
  await expect(panel.getByRole('listbox', { name: 'Similar themes' })).toContainText('Windows config')
  await expect(panel.getByTitle('Said by the customer')).toHaveText('win conf')
})

test('Escape leaves the question open and goes back to the line; another theme asks nothing', async ({ panel }) => {
  await take(panel, 'slow sear')
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('Escape')
  await expect(lineOf(panel)).toBeFocused()
  await panel.getByRole('button', { name: /^Not “Slow search”/ }).click()
  await expect(taken(panel)).toBeHidden()
})

test('a theme that was picked is there again, with its answer, after the page was closed', async ({
  extension,
  panel,
}) => {
  await take(panel, 'win conf')
  await expect.poll(async () => JSON.stringify(await extension.rows('drafts'))).toContain(BUILDING.id)
  await panel.close()
  const again = await extension.openPage('panel.html')
  await lineOf(again).focus()
  await expect(taken(again)).toContainText('Script pack covers registry today')
})
