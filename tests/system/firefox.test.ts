import type { Page } from 'puppeteer-core'
import { cursorInLine, lineText, storedNotes } from '@/tests/browser/firefox'
import { expect, openCleared, openPanel, test } from './firefox-fixtures'
import { CHORD, press, type, windowTitle } from './keys'

/** Whether the mouse would reach the overlay, and where. */
const overlayAt = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('[data-pushback-notes]')
    const { left = 0, top = 0, width = 0 } = host?.getBoundingClientRect() ?? {}
    return { x: left + width / 2, y: top + 60, hit: document.elementFromPoint(left + width / 2, top + 60) === host }
  })

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

for (const path of ['form.html', 'editor.html', 'api.html', 'strict.html', 'isolated.html']) {
  test(`Firefox: a note typed over ${path} is stored and the page sees none of it`, async ({ visit }) => {
    const page = await visit(path)
    const before = (await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).length
    await openCleared(page)
    await type(`!! typed over ${path} #config`)
    await press('Return')
    const newest = async () => (await storedNotes(page)).at(-1)
    await expect.poll(newest).toMatchObject({ text: `typed over ${path}`, severity: 'blocker', area: 'config' })
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
    expect(seen.slice(before).filter((entry) => !/^key(down|up|press) (Alt|Shift|Meta|O|o)$/.test(entry))).toEqual([])
  })
}

test('Firefox: a page that takes the chord’s keys for itself keeps the chord from the extension', async ({ visit }) => {
  const page = await visit('deck.html')
  await press(CHORD.open)
  await page.waitForFunction(() => document.querySelector('.reveal.overview') !== null)
  expect(await page.$('[data-pushback-notes]')).toBeNull()
})

test('Firefox: Escape gives focus and caret back', async ({ visit }) => {
  const page = await visit('form.html')
  await page.$eval('#field', (field) => {
    ;(field as HTMLTextAreaElement).focus()
    ;(field as HTMLTextAreaElement).setSelectionRange(4, 4)
  })
  await openPanel(page)
  await press('Escape')
  await expect.poll(() => focused(page)).toBe('field')
  await type('X')
  await expect
    .poll(() => page.$eval('#field', (field) => (field as HTMLTextAreaElement).value))
    .toBe('halfX a sentence typed')
})

test('Firefox: Escape gives the keys back to a page in which nothing had the focus', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  await press('Escape')
  await expect.poll(() => cursorInLine(page)).toBe(false)
  await press('x')
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen))
    .toContain('keydown x')
  await openPanel(page)
  expect(await lineText(page)).toBe('')
})

test('Firefox: the panel stays usable when the page opens a modal dialog', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  await type('before')
  await expect.poll(() => lineText(page)).toBe('before')
  await page.evaluate(() => document.querySelector('dialog')?.showModal())
  await expect.poll(async () => (await overlayAt(page)).hit).toBe(true)
  await expect.poll(() => cursorInLine(page)).toBe(true)
  await type(' and after')
  await expect.poll(() => lineText(page)).toBe('before and after')
})

test('Firefox: the panel stays usable when the page goes full screen', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  await type('before')
  await expect.poll(() => lineText(page)).toBe('before')
  await page.evaluate(() => document.body.requestFullscreen())
  await page.waitForFunction(() => document.fullscreenElement !== null)
  await expect.poll(async () => (await overlayAt(page)).hit).toBe(true)
  await page.evaluate(() => document.exitFullscreen())
  await expect.poll(async () => (await overlayAt(page)).hit).toBe(true)
  await expect.poll(() => lineText(page)).toBe('before')
})

test('Firefox: after a reload of the page the chord brings the draft back', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  await type('half a thought')
  await expect.poll(() => lineText(page)).toBe('half a thought')
  await page.reload()
  await page.mouse.click(5, 400)
  await openPanel(page)
  expect(await lineText(page)).toBe('half a thought')
})

test('Firefox: a mark is stored with no window at all', async ({ visit }) => {
  const page = await visit('form.html')
  await openPanel(page)
  await press('Escape')
  await press(CHORD.markPain)
  await expect.poll(async () => (await storedNotes(page)).at(-1)).toMatchObject({ text: '', severity: 'pain' })
})

test('Firefox: where nothing can be injected the notes open in a window of their own', async ({ visit }) => {
  await visit('form.html')
  // BiDi may not open the browser's own pages; a user types their address.
  await press('ctrl+l')
  await type('about:support')
  await press('Return')
  await expect.poll(windowTitle).toMatch(/Troubleshooting/)
  await press(CHORD.open)
  await expect.poll(windowTitle, { timeout: 10_000 }).toMatch(/Notes/)
  // The window is there before its page has loaded.
  await expect(async () => {
    await press('Escape')
    await expect.poll(windowTitle, { timeout: 1_000 }).toMatch(/Troubleshooting/)
  }).toPass()
})
