import type { Frame, Page } from '@playwright/test'
import type { Extension } from '@/tests/browser/extension'
import { isOutOfSight, SHARES, type Share } from '@/utils/capture/share-rules'
import { expect, test } from './fixtures'
import { activate, CHORD, press, type, windowTitle } from './keys'
import { type Colour, keepFrame, PANEL, type Picture, STAMPS } from './share-frames'

// S3.1 and S3.2: what the audience of a share gets, frame by frame, taken with getDisplayMedia.
test.use({ pinned: true })

/** What the browser's own dialog would be answered with: the tab, the window, the screen. */
const SOURCE: Record<Share, string> = {
  tab: '--auto-select-tab-capture-source-by-title=Form',
  window: '--auto-select-desktop-capture-source=Form - Chromium',
  screen: '--auto-select-desktop-capture-source=Entire screen',
}
const SAID: Record<Share, RegExp> = {
  tab: /side panel, which is not in the shared tab/,
  window: /window of their own, which is not in the shared window/,
  screen: /Everything on this screen is seen/,
}
/** The ground of the number on the toolbar button. */
const NUMBER: Colour = [0x4a, 0x51, 0x60]

/** A call in another tab of the same window, which begins to share. */
async function startSharing(page: Page, origin: string): Promise<Page> {
  const meeting = await page.context().newPage()
  await meeting.goto(`${origin}/meeting.html`)
  // The window is found by its title, which is that of the tab in front.
  await page.bringToFront()
  await expect.poll(windowTitle).toMatch(/^Form/)
  await meeting.locator('#share').click()
  await expect.poll(() => meeting.evaluate(() => (globalThis as { surface?: string }).surface)).toBeDefined()
  return meeting
}

/** How much of the panel and of the number is in a frame that is younger than this call; the frame is kept. */
async function pixelsOf(page: Page, meeting: Page, { stamp, name }: { stamp: Colour; name: string }) {
  let picture: Picture = { png: '', counts: [] }
  let tries = 0
  await expect(async () => {
    // Painted anew each time: a busy machine may lose the one frame that a change is worth.
    const border = `${24 + (tries++ % 2)}px solid rgb(${stamp.join(' ')})`
    await page.evaluate((painted) => {
      document.body.style.borderTop = painted
    }, border)
    picture = await meeting.evaluate(
      (colours) => (globalThis as never as { frame(c: unknown): Promise<Picture> }).frame(colours),
      [PANEL, stamp, NUMBER],
    )
    // On a shared screen the notes' window may cover the page: then the panel itself is what must be in the frame.
    expect(Math.max(...picture.counts.slice(0, 2))).toBeGreaterThan(1_000)
  }).toPass()
  keepFrame(name, picture)
  const [panel = 0, , number = 0] = picture.counts
  return { panel, number }
}

/** Types until the line has it: a surface is there before its page has the cursor. */
async function intoLine(extension: Extension, text: string): Promise<void> {
  const line = async () => (await extension.lines())[0] ?? ''
  await expect(async () => {
    if (!(await line()).endsWith(text)) await type(text)
    await expect.poll(line, { timeout: 1_000 }).toContain(text)
  }).toPass()
}

/** What the extension has written on its button. */
const numberOf = async (extension: Extension) =>
  (await extension.background()).evaluate(() => chrome.action.getBadgeText({}))

async function startDemo(panel: Frame, share: Share): Promise<void> {
  await panel.getByRole('button', { name: 'Start demo' }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await panel.getByLabel('Sharing').selectOption(share)
  await expect(panel.getByText(SAID[share])).toBeVisible()
  await panel.getByRole('button', { name: 'Start demo' }).last().click()
}

for (const share of SHARES) {
  test.describe(`a shared ${share}`, () => {
    test.use({ args: [SOURCE[share]] })

    test('shows of five notes what the product has said beforehand', async ({ extension, visit, openPanel, pages }) => {
      const page = await visit('form.html')
      await startDemo(await openPanel(page), share)
      await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
      const meeting = await startSharing(page, pages.origin)
      await activate('Form - Chromium')
      await press(CHORD.open)
      await intoLine(extension, 'x')
      const seen: number[] = []
      for (const [i, stamp] of STAMPS.entries()) {
        await intoLine(extension, ` note ${i}`)
        seen.push((await pixelsOf(page, meeting, { stamp, name: `${share}-${i + 1}` })).panel)
        await press('Return')
        await expect.poll(() => extension.rows('objections')).toHaveLength(i + 1)
      }
      console.log(`  pixels of the panel in a shared ${share}: ${seen.join(', ')}`)
      expect(seen.map((pixels) => pixels > 500)).toEqual(STAMPS.map(() => !isOutOfSight(share)))
      expect(await windowTitle()).not.toMatch(/Cancity/)
    })

    test('shows of a mark the number on the toolbar button, where that is shared, until it is hidden', async ({
      extension,
      visit,
      openPanel,
      pages,
    }) => {
      const page = await visit('form.html')
      await startDemo(await openPanel(page), share)
      const meeting = await startSharing(page, pages.origin)
      await activate('Form - Chromium')
      const look = (stamp: Colour, name: string) =>
        pixelsOf(page, meeting, { stamp, name: `${share}-${name}` }).then(({ number }) => number)
      const before = await look([200, 0, 0], 'before-mark')
      await press(CHORD.markBlocker)
      await expect.poll(() => extension.rows('objections')).toHaveLength(1)
      await expect.poll(() => numberOf(extension)).toBe('1')
      const marked = await look([0, 150, 0], 'after-mark')
      await press(CHORD.hide)
      await expect.poll(() => numberOf(extension)).toBe('')
      const seen = [marked - before, (await look([0, 150, 150], 'hidden')) - before]
      console.log(`  pixels of the number in a shared ${share}: ${seen.join(', hidden ')}`)
      expect(seen.map((pixels) => pixels > 60)).toEqual([share !== 'tab', false])
    })
  })
}

test.describe('a shared tab with notes open over the page', () => {
  test.use({ args: [SOURCE.tab] })

  test('shows them: the measure finds what is there', async ({ visit, openPanel, pages }) => {
    const page = await visit('form.html')
    const meeting = await startSharing(page, pages.origin)
    await activate('Form - Chromium')
    const panel = await openPanel(page)
    await type('!! note')
    await expect(panel.getByRole('textbox', { name: 'Note' })).toHaveValue('!! note')
    const { panel: seen } = await pixelsOf(page, meeting, { stamp: [200, 0, 0], name: 'tab-overlay' })
    expect(seen).toBeGreaterThan(500)
  })
})

for (const share of ['window', 'screen'] as const) {
  test.describe(`the side panel while the ${share} is shared`, () => {
    test.use({ args: [SOURCE[share]] })

    test('is seen, which is why it opens for a shared tab alone', async ({ extension, visit, openPanel, pages }) => {
      const page = await visit('form.html')
      await startDemo(await openPanel(page), 'tab')
      await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
      const meeting = await startSharing(page, pages.origin)
      await activate('Form - Chromium')
      await press(CHORD.open)
      await intoLine(extension, '!! note')
      const { panel } = await pixelsOf(page, meeting, { stamp: [200, 0, 0], name: `${share}-side-panel` })
      expect(panel).toBeGreaterThan(500)
    })
  })
}
