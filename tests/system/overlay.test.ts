import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { CHORD, press, type } from './keys'

/** The middle of the overlay's first line, and whether the mouse would reach it there. */
const overlayAt = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('[data-pushback-notes]')
    if (!host) return null
    const { left, top, width, height } = host.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + 60) === host
    return { x: left + width / 2, y: top + 60, left, top, width, height, hit }
  })

/** A real mouse click where the line is; the browser takes a moment to let the mouse into a frame that was inert. */
async function clickLine(page: Page, line: Locator): Promise<void> {
  await expect(async () => {
    const at = await overlayAt(page)
    await page.mouse.click(at?.x ?? 0, at?.y ?? 0)
    await expect(line).toBeFocused({ timeout: 500 })
  }).toPass()
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('Escape gives focus and caret back to a text field', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  await page.locator('#field').evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.setSelectionRange(4, 4)
  })
  await openPanel(page)
  await press('Escape')
  await expect.poll(() => focused(page)).toBe('field')
  await type('X')
  await expect(page.locator('#field')).toHaveValue('halfX a sentence typed')
})

test('Escape gives focus and caret back to rich text', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  await page.locator('#rich').evaluate((rich) => {
    rich.focus()
    document.getSelection()?.collapse(rich.firstChild, 4)
  })
  await openPanel(page)
  await press('Escape')
  await expect.poll(() => focused(page)).toBe('rich')
  await type('X')
  await expect(page.locator('#rich')).toHaveText('richX text here')
})

test('Escape gives focus and caret back to Monaco', async ({ visit, openPanel }) => {
  const page = await visit('editor.html')
  await page.evaluate(() => {
    const { editor } = globalThis as unknown as { editor: { focus(): void; setPosition(p: object): void } }
    editor.setPosition({ lineNumber: 2, column: 8 })
    editor.focus()
  })
  await openPanel(page)
  await press('Escape')
  await page.waitForFunction(() =>
    (globalThis as unknown as { editor: { hasTextFocus(): boolean } }).editor.hasTextFocus(),
  )
  await type('X')
  const value = () =>
    page.evaluate(() => (globalThis as unknown as { editor: { getValue(): string } }).editor.getValue())
  await expect.poll(value).toBe('package "nginx"\nserviceX "nginx"\n')
})

test('a draft survives closing, the chord again, and a reload of the page', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const frame = await openPanel(page)
  const line = frame.getByRole('textbox', { name: 'Note' })
  await type('half a thou')
  await press('Escape')
  await expect(line).toBeHidden()
  await press(CHORD.open)
  await expect(line).toBeFocused()
  await expect(line).toHaveValue('half a thou')
  await page.reload()
  const again = await page.waitForEvent('framenavigated', { predicate: (f) => f.url().includes('panel.html') })
  await expect(again.getByRole('textbox', { name: 'Note' })).toHaveValue('half a thou')
})

test('the panel stays usable when the page opens a modal dialog and closes it', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const frame = await openPanel(page)
  const line = frame.getByRole('textbox', { name: 'Note' })
  await type('typed before')
  await expect(line).toHaveValue('typed before')
  await page.evaluate(() => document.querySelector('dialog')?.showModal())
  await expect.poll(async () => (await overlayAt(page))?.hit).toBe(true)
  await expect(line).toBeFocused()
  await page.locator('#inside').click()
  await expect.poll(() => focused(page)).toBe('inside')
  await clickLine(page, line)
  await type(' and in the dialog')
  await expect(line).toHaveValue('typed before and in the dialog')
  await page.evaluate(() => document.querySelector('dialog')?.close())
  await expect.poll(async () => (await overlayAt(page))?.hit).toBe(true)
  await expect(line).toHaveValue('typed before and in the dialog')
})

test('the chord opens over a modal dialog, and Escape closes only the panel', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  await page.evaluate(() => document.querySelector('dialog')?.showModal())
  await page.locator('#inside').focus()
  await openPanel(page)
  await expect.poll(async () => (await overlayAt(page))?.hit).toBe(true)
  await press('Escape')
  await expect.poll(() => focused(page)).toBe('inside')
  expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true)
})

test('the panel stays usable when the page goes full screen and back', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const line = (await openPanel(page)).getByRole('textbox', { name: 'Note' })
  await type('typed before')
  await expect(line).toHaveValue('typed before')
  await page.locator('#full').click()
  await page.waitForFunction(() => document.fullscreenElement !== null)
  await expect.poll(async () => (await overlayAt(page))?.hit).toBe(true)
  await clickLine(page, line)
  await type(', then full')
  await expect(line).toHaveValue('typed before, then full')
  await page.evaluate(() => document.exitFullscreen())
  await expect.poll(async () => (await overlayAt(page))?.hit).toBe(true)
})

test('the panel comes back when the page replaces its whole document tree', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const frame = await openPanel(page)
  await type('kept by the background')
  await expect(frame.getByRole('textbox', { name: 'Note' })).toHaveValue('kept by the background')
  await page.evaluate(() => document.documentElement.replaceChildren(document.createElement('body')))
  const again = await page.waitForEvent('framenavigated', { predicate: (f) => f.url().includes('panel.html') })
  await expect(again.getByRole('textbox', { name: 'Note' })).toHaveValue('kept by the background')
})

test('the panel is dragged by its bar, stays within the window and keeps the cursor', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const frame = await openPanel(page)
  const before = await overlayAt(page)
  await page.mouse.move((before?.left ?? 0) + 150, (before?.top ?? 0) + 18)
  await page.mouse.down()
  await page.mouse.move(300, 300, { steps: 5 })
  await page.mouse.move(20, 2_000, { steps: 5 })
  await page.mouse.up()
  const after = await overlayAt(page)
  const height = await page.evaluate(() => innerHeight)
  expect(after?.left).toBeLessThan(before?.left ?? 0)
  expect((after?.top ?? 0) + (after?.height ?? 0)).toBeLessThanOrEqual(height)
  await type('after the drag')
  await expect(frame.getByRole('textbox', { name: 'Note' })).toHaveValue('after the drag')
})

test('the panel covers at most 60 % of the page, however long its list', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const frame = await openPanel(page)
  for (let i = 0; i < 15; i++) {
    await type(`note ${i}`)
    await press('Return')
    await expect(frame.getByRole('listitem')).toHaveCount(i + 1)
  }
  const { height, page: whole } = {
    height: (await overlayAt(page))?.height ?? 0,
    page: await page.evaluate(() => innerHeight),
  }
  expect(height).toBeLessThanOrEqual(whole * 0.6)
  expect(height).toBeGreaterThan(whole * 0.5)
})

test('the hide chord removes everything and keeps it gone over a reload', async ({ extension, visit, openPanel }) => {
  const page = await visit('form.html')
  await openPanel(page)
  await type('one')
  await press('Return')
  const background = await extension.background()
  const badge = () => background.evaluate(() => chrome.action.getBadgeText({}))
  await expect.poll(badge).toBe('1')
  await press(CHORD.hide)
  await expect.poll(() => overlayAt(page)).toBeNull()
  await expect.poll(badge).toBe('')
  await page.reload()
  await press(CHORD.open)
  await press(CHORD.markPain)
  await expect.poll(() => extension.rows('objections')).toHaveLength(2)
  expect(await overlayAt(page)).toBeNull()
  await press(CHORD.hide)
  await expect.poll(badge).toBe('2')
})

test('a site that frames the panel page gets a blank one', async ({ extension, visit }) => {
  const page = await visit('form.html')
  await page.evaluate((url) => {
    const frame = document.createElement('iframe')
    frame.src = url
    document.body.append(frame)
  }, `chrome-extension://${extension.id}/panel.html?0d4b2c6e-6f5e-4f0e-9d43-0a8f3f3d2a11`)
  const frame = await page.waitForEvent('framenavigated', { predicate: (f) => f.url().includes('panel.html') })
  await frame.waitForLoadState('load')
  const background = await extension.background()
  await background.evaluate(() => new Promise((resolve) => chrome.storage.session.get(resolve)))
  await expect(frame.locator('#panel')).toBeEmpty()
})

test('a page that traps the focus and swallows every key does not get the cursor', async ({ visit, openPanel }) => {
  const page = await visit('trap.html')
  const frame = await openPanel(page)
  await type('typed past the trap')
  await expect(frame.getByRole('textbox', { name: 'Note' })).toHaveValue('typed past the trap')
  await press('Escape')
  await expect.poll(() => focused(page)).toBe('field')
})

test('a frame of the page that holds the focus gets it back', async ({ visit, openPanel }) => {
  const page = await visit('trap.html#no-trap')
  const deep = page.frameLocator('#inner').locator('#deep')
  await deep.click()
  await openPanel(page)
  await press('Escape')
  await expect(deep).toBeFocused()
})
