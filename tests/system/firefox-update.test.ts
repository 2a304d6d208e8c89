import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { cursorInLine, FIREFOX_BUILD, firefoxPanel, lineText, storedNotes } from '@/tests/browser/firefox'
import { expect, openCleared, test } from './firefox-fixtures'
import { CHORD, press, type } from './keys'

// Once updated it is no longer the extension that other tests have installed.
test.use({ firefoxOf: 'update' })

const dir = mkdtempSync(join(tmpdir(), 'pushback-firefox-update-'))
test.beforeAll(() => cpSync(FIREFOX_BUILD, dir, { recursive: true }))
test.afterAll(() => rmSync(dir, { recursive: true }))

async function installNextVersion(firefox: Browser): Promise<void> {
  const file = join(dir, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const [major, minor, patch] = manifest.version.split('.').map(Number)
  writeFileSync(file, JSON.stringify({ ...manifest, version: `${major}.${minor}.${patch + 1}` }))
  await firefox.installExtension(dir)
}

const overlays = async (page: Page) => (await page.$$('[data-pushback-notes]')).length
const saysInPanel = async (page: Page) => {
  const panel = await firefoxPanel(page)
  return panel?.evaluate(() => document.querySelector('[role="alert"]')?.textContent ?? '')
}

const UPDATED = 'Notes was updated: press Alt+Shift+O again, your text is kept.'

test('Firefox, an update in mid-demo: the typed text stays, one line says what to do, the chord goes on with it', async ({
  firefox,
  visit,
}) => {
  const page = await visit('form.html')
  await openCleared(page)
  await type('typed before, ')
  await expect.poll(() => lineText(page)).toBe('typed before, ')

  await installNextVersion(firefox)
  await expect.poll(() => saysInPanel(page)).toBe(UPDATED)
  await type('and after')
  await expect.poll(() => lineText(page)).toBe('typed before, and after')
  // It cannot be saved there; what is said stays, and so does the text.
  await press('Return')
  await expect.poll(() => lineText(page)).toBe('typed before, and after')

  await expect(async () => {
    // Once the new panel is on its way, a second press would close it.
    if ((await saysInPanel(page)) === UPDATED) await press(CHORD.open)
    await expect.poll(() => saysInPanel(page), { timeout: 5_000 }).toBe('')
  }).toPass()
  await expect.poll(() => cursorInLine(page)).toBe(true)
  expect(await lineText(page)).toBe('typed before, and after')
  await press('Return')
  await expect.poll(() => storedNotes(page)).toMatchObject([{ text: 'typed before, and after' }])
})

test('Firefox: after an update Escape takes the old panel out of sight, and hiding out of the page', async ({
  firefox,
  visit,
}) => {
  const page = await visit('form.html')
  await openCleared(page)
  await type('kept')
  await installNextVersion(firefox)
  await expect.poll(() => saysInPanel(page)).toBe(UPDATED)
  await press('Escape')
  const inSight = async () => (await firefoxPanel(page))?.evaluate(() => document.documentElement.style.display)
  await expect.poll(inSight).toBe('none')
  await type('theirs')
  expect(await lineText(page)).toBe('kept')
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await expect(async () => {
    await press(CHORD.hideInFirefox)
    await expect.poll(() => overlays(page), { timeout: 2_000 }).toBe(0)
  }).toPass()
})
