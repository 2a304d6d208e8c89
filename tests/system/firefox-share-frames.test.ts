import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { launchFirefox, lineText, tellBackground } from '@/tests/browser/firefox'
import { type Pages, servePages } from '@/tests/browser/pages'
import { isOutOfSight } from '@/utils/capture/share-rules'
import { openPanel } from './firefox-fixtures'
import { activate, CHORD, press, type, windowTitle } from './keys'
import { type Colour, keepFrame, PANEL, type Picture, STAMPS } from './share-frames'

// S3.1 and S3.2 in Firefox, which shares windows and screens: what the audience gets, frame by frame.

let pages: Pages
let firefox: Browser
test.beforeAll(async () => {
  pages = await servePages()
})
test.beforeEach(async () => {
  // Nobody is asked, as after "Allow": the call names what it wants.
  firefox = await launchFirefox({ prefs: { 'media.navigator.permission.disabled': true } })
})
test.afterEach(() => firefox?.close())
test.afterAll(() => pages?.close())

async function visitForm(): Promise<Page> {
  const page = await firefox.newPage()
  await page.goto(`${pages.origin}/form.html`)
  await page.bringToFront()
  await expect.poll(windowTitle).toMatch(/^Form/)
  await page.mouse.click(5, 400)
  await page.waitForFunction(() => document.hasFocus())
  return page
}

/** A call in another tab of the same window, which begins to share. */
async function startSharing(page: Page, share: 'window' | 'screen'): Promise<Page> {
  const meeting = await firefox.newPage()
  await meeting.goto(`${pages.origin}/meeting.html#${share}`)
  await page.bringToFront()
  await expect.poll(windowTitle).toMatch(/^Form/)
  await meeting.evaluate(() => document.getElementById('share')?.click())
  const surface = () => meeting.evaluate(() => (globalThis as { surface?: string }).surface)
  await expect.poll(surface, { timeout: 15_000 }).toMatch(share === 'window' ? /^Form/ : /Monitor|Screen/)
  return meeting
}

/** How much of the panel is in a frame that is younger than this call; the frame is kept. */
async function panelPixels(page: Page, meeting: Page, { stamp, name }: { stamp: Colour; name: string }) {
  await page.evaluate((colour) => {
    document.body.style.borderTop = `24px solid rgb(${colour.join(' ')})`
  }, stamp)
  let picture: Picture = { png: '', counts: [] }
  await expect(async () => {
    picture = await meeting.evaluate(
      (...colours) => (globalThis as never as { frame(c: unknown): Promise<Picture> }).frame(colours),
      PANEL,
      stamp,
    )
    expect(Math.max(...picture.counts)).toBeGreaterThan(1_000)
  }).toPass({ timeout: 15_000 })
  keepFrame(`firefox-${name}`, picture)
  return picture.counts[0] ?? 0
}

/** The notes in a window of their own, with the cursor in the line. */
async function notesWindow(): Promise<Page> {
  const isNotes = (page: Page) =>
    page.evaluate(() => location.pathname === '/panel.html' && document.activeElement?.ariaLabel === 'Note')
  let found: Page | undefined
  await expect
    .poll(async () => {
      for (const page of await firefox.pages()) if (await isNotes(page).catch(() => false)) found = page
      return found
    })
    .toBeDefined()
  if (!found) throw new Error('No window has the notes')
  return found
}

for (const share of ['window', 'screen'] as const) {
  test(`Firefox: a shared ${share} shows of five notes what the product has said beforehand`, async () => {
    test.setTimeout(150_000)
    const page = await visitForm()
    await openPanel(page)
    await tellBackground(page, 'startDemo', { dealId: null, account: 'Cancity', shareMode: share, ends: null })
    await expect.poll(() => page.$('[data-pushback-notes]')).toBeNull()
    const meeting = await startSharing(page, share)
    await activate('^Form')
    await press(CHORD.open)
    await expect.poll(windowTitle, { timeout: 10_000 }).toMatch(/Notes/)
    const notes = await notesWindow()
    const seen: number[] = []
    for (const [i, stamp] of STAMPS.entries()) {
      await type(`note ${i}`)
      seen.push(await panelPixels(page, meeting, { stamp, name: `${share}-${i + 1}` }))
      await press('Return')
      await expect.poll(() => notes.$$eval('li.note', (rows) => rows.length)).toBe(i + 1)
    }
    console.log(`  pixels of the panel in a shared ${share}: ${seen.join(', ')}`)
    expect(seen.map((pixels) => pixels > 500)).toEqual(STAMPS.map(() => !isOutOfSight(share)))
    expect(await windowTitle()).not.toMatch(/Cancity/)
  })
}

test('Firefox: a shared window with notes open over the page shows them: the measure finds what is there', async () => {
  const page = await visitForm()
  const meeting = await startSharing(page, 'window')
  await activate('^Form')
  await openPanel(page)
  await type('!! note')
  await expect.poll(() => lineText(page)).toBe('!! note')
  expect(await panelPixels(page, meeting, { stamp: [200, 0, 0], name: 'window-overlay' })).toBeGreaterThan(500)
})
