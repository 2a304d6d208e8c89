import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { askBackground, firefoxPanel, launchFirefox, storedNotes } from '@/tests/browser/firefox'
import { type Pages, servePages } from '@/tests/browser/pages'
import { clickInPanel, openPanel } from './firefox-fixtures'
import { ALT_P, CHORD, clickAt, press, type, windowTitle } from './keys'

let pages: Pages
test.beforeAll(async () => {
  pages = await servePages()
})
test.afterAll(() => pages?.close())

/** Firefox finds every name below `localhost` on this computer. */
const addressOf = (customer: string) => `${pages.origin.replace('127.0.0.1', `${customer}.localhost`)}/form.html`

async function visit(firefox: Browser, address: string): Promise<Page> {
  const page = await firefox.newPage()
  await page.goto(address)
  await page.bringToFront()
  await expect.poll(windowTitle).toMatch(/^Form — Mozilla Firefox$/)
  return clickInto(page)
}

/** In a private window, which the browser's own keys open. */
async function visitPrivately(firefox: Browser, address: string): Promise<Page> {
  await press('ctrl+shift+p')
  await expect.poll(windowTitle, { timeout: 20_000 }).toMatch(/Private Browsing$/)
  const privatePage = async () => (await firefox.pages()).find((each) => each.url() === 'about:privatebrowsing')
  await expect.poll(privatePage).toBeDefined()
  const page = (await privatePage()) as Page
  await page.goto(address)
  await expect.poll(windowTitle).toMatch(/^Form — .* Private Browsing$/)
  return clickInto(page)
}

async function clickInto(page: Page): Promise<Page> {
  // With the real pointer: the address bar has the cursor, and in a private window the protocol's click leaves it there.
  const { x, y } = await page.evaluate(() => {
    const { mozInnerScreenX, mozInnerScreenY } = globalThis as unknown as Record<string, number>
    return { x: Number(mozInnerScreenX) + 5, y: Number(mozInnerScreenY) + 400 }
  })
  await clickAt({ x, y })
  await page.waitForFunction(() => document.hasFocus())
  return page
}

const newest = async (page: Page) => (await storedNotes(page)).at(-1)
const faultShown = async (page: Page) => {
  const panel = await firefoxPanel(page)
  return panel?.evaluate(() => document.querySelector('.fault')?.textContent ?? '')
}

/** The files below a folder in which a text can be read, in either of the ways in which Firefox writes text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file)
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')) ? [file] : []
    }),
  )
  return found.flat()
}

test('Firefox, a private window: a note is kept without its page, and nothing on the disk tells which page it was', async () => {
  test.setTimeout(120_000)
  const profile = await mkdtemp(join(tmpdir(), 'pushback-private-'))
  const firefox = await launchFirefox({ profile, privateWindows: true })
  const open = await visit(firefox, addressOf('open-customer'))
  await openPanel(open)
  await type('said in the open')
  await press('Return')
  await expect.poll(() => newest(open)).toMatchObject({ text: 'said in the open', page: addressOf('open-customer') })

  const page = await visitPrivately(firefox, addressOf('secret-customer'))
  await openPanel(page)
  await askBackground(page, 'setPictures', { allowed: true })
  await type('said in private')
  await press('alt+Right', ALT_P)
  await expect.poll(() => faultShown(page)).toMatch(/^No picture was taken\..* None is taken in a private window\.$/)
  await press('Return')
  await expect.poll(() => newest(page)).toMatchObject({ text: 'said in private', page: null })
  await press('Escape', CHORD.markPain)
  await expect.poll(() => newest(page)).toMatchObject({ text: '', severity: 'pain', page: null })
  await openPanel(page)
  await type('half a sentence')
  await firefox.close()

  expect((await filesWith(profile, 'open-customer')).filter((file) => file.includes('moz-extension'))).not.toEqual([])
  expect((await filesWith(profile, 'said in private')).filter((file) => file.includes('moz-extension'))).not.toEqual([])
  expect(await filesWith(profile, 'secret-customer')).toEqual([])
  await rm(profile, { recursive: true })
})

test('Firefox, a private window that the user has not allowed: no chord does anything there, and the notes say so', async () => {
  const firefox = await launchFirefox()
  const open = await visit(firefox, addressOf('open-customer'))
  await openPanel(open)
  await type('before')
  await press('Return')
  await expect.poll(async () => (await storedNotes(open)).length).toBe(1)
  await press('Escape')
  const page = await visitPrivately(firefox, addressOf('secret-customer'))
  await press(CHORD.open, CHORD.markPain, 'x')
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  await expect.poll(seen).toContain('keydown x')
  expect(await page.$('[data-pushback-notes]')).toBeNull()
  await page.close()

  await expect.poll(windowTitle).toMatch(/^Form — Mozilla Firefox$/)
  await openPanel(open)
  expect(await storedNotes(open)).toHaveLength(1)
  await clickInPanel(open, 'Menu')
  await clickInPanel(open, 'Share check')
  const shown = async () => (await firefoxPanel(open))?.evaluate(() => document.body.textContent)
  await expect.poll(shown).toContain('Not in private windows: allow it on the browser’s page of this extension.')
  await firefox.close()
})
