import type { Page } from '@playwright/test'
import { panelFrame } from '@/tests/browser/extension'
import { expect, test } from './fixtures'
import { CHORD, press, setLayout, type, windowTitle } from './keys'

// Pages that change under the panel, and places that leave it little room.

/** Where the overlay stands, and whether the mouse would reach it there. */
const boxOf = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('[data-pushback-notes]')
    const { left, top, right, bottom } = host?.getBoundingClientRect() ?? new DOMRect()
    const hit = document.elementFromPoint((left + right) / 2, top + 20) === host
    return { left, top, right: innerWidth - right, bottom: innerHeight - bottom, hit }
  })

const lineOf = async (page: Page) => (await panelFrame(page)).getByRole('textbox', { name: 'Note', exact: true })

test.afterEach(() => setLayout('us'))

test('a page that replaces its body leaves the panel as it is', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  await openPanel(page)
  await type('half a ')
  await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
  await type('thought')
  await expect(await lineOf(page)).toHaveValue('half a thought')
})

test('a page that writes itself anew gets the panel back, with its text, cursor and keys', async ({
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await openPanel(page)
  await type('half a thought')
  await expect(await lineOf(page)).toHaveValue('half a thought')
  await page.evaluate(() => {
    document.open()
    document.write('<title>Form, written anew</title><input id="new">')
    document.close()
  })
  await expect(page.locator('[data-pushback-notes]')).toHaveCount(1)
  await expect(await lineOf(page)).toHaveValue('half a thought')
  await expect(await lineOf(page)).toBeFocused()
  await type(', more')
  await expect(await lineOf(page)).toHaveValue('half a thought, more')
  await press('Escape')
  await expect(await lineOf(page)).toBeHidden()
})

test('a right-to-left page has the panel whole and where it belongs', async ({ extension, visit, openPanel }) => {
  const page = await visit('form.html')
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
    document.body.style.width = '3000px'
  })
  await openPanel(page)
  await expect.poll(() => boxOf(page)).toMatchObject({ top: 16, right: 16, hit: true })
  await setLayout('ara')
  await type('واجهة')
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'واجهة' }])
})

test('a note is stored over a PDF that pdf.js shows', async ({ extension, visit, openPanel }) => {
  const page = await visit('paper.html')
  await openPanel(page)
  await type('! no table of contents')
  await press('Return')
  await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'no table of contents' }])
  await press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('container')
})

test('in a window of 320 pixels the panel fits with a margin and leaves most of the page free', async ({
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await page.setViewportSize({ width: 320, height: 600 })
  const panel = await openPanel(page)
  await type('!! needs a script #config @Velnox')
  const { left, right, bottom } = await boxOf(page)
  expect(Math.min(left, right)).toBeGreaterThanOrEqual(0)
  expect(bottom).toBeGreaterThan((await page.evaluate(() => innerHeight)) * 0.3)
  expect(await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('the panel docks at the four corners by keys and by its bar, and this site remembers', async ({
  visit,
  openPanel,
}) => {
  const page = await visit('form.html')
  await openPanel(page)
  await expect.poll(() => boxOf(page)).toMatchObject({ top: 16, right: 16 })
  await press('alt+Left')
  await expect.poll(() => boxOf(page)).toMatchObject({ top: 16, left: 16 })
  await press('alt+Left')
  await expect.poll(() => boxOf(page)).toMatchObject({ bottom: 16, left: 16 })
  await page.reload()
  await lineOf(page)
  await expect.poll(() => boxOf(page)).toMatchObject({ bottom: 16, left: 16 })
  // Docked below, its bar goes up while the panel grows.
  await expect(async () => {
    const { left, top } = await boxOf(page)
    await page.mouse.dblclick(left + 190, top + 18)
    await expect.poll(() => boxOf(page), { timeout: 500 }).toMatchObject({ top: 16, left: 16 })
  }).toPass()
})

const BLANK = {
  'sandboxed.html': 'in a sandbox',
  'scriptless.html': 'in a sandbox that keeps its origin',
  'drawing.svg': 'that is a drawing',
  'feed.xml': 'of bare XML',
  'undisplayed.html': 'that displays nothing',
}

for (const [file, what] of Object.entries(BLANK)) {
  test(`over a page ${what} the chord opens a window, and what is typed arrives there`, async ({
    extension,
    visit,
  }) => {
    const page = await visit(file)
    await press(CHORD.open)
    await expect.poll(windowTitle).toMatch(/^Notes/)
    await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
    const window = extension.context.pages().find((each) => each.url().includes('/panel.html'))
    await expect(window?.getByRole('textbox', { name: 'Note', exact: true }) ?? page.locator('none')).toBeFocused()
    await type('said over it')
    await press('Return')
    await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'said over it', page: page.url() }])
  })
}
