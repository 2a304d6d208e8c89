import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { CHROME_BUILD, type Extension, launchExtension, panelFrame } from '@/tests/browser/extension'
import { browserProcess } from '@/tests/browser/process'
import { chordsBound, expect, test } from './fixtures'
import { CHORD, press, type } from './keys'

// What is typed outlives the page, the background, the browser and the extension's own version.

const drafts = (extension: Extension) => extension.rows<{ line: string }>('drafts')
const aFolder = (name: string) => mkdtempSync(join(tmpdir(), `pushback-${name}-`))

test.describe('an update in mid-demo', () => {
  const dir = aFolder('update')
  test.use({ dir })
  test.beforeAll(() => cpSync(CHROME_BUILD, dir, { recursive: true }))
  test.afterAll(() => rmSync(dir, { recursive: true }))

  test('keeps the typed text in sight, says what to do, and the chord goes on with it', async ({
    extension,
    visit,
    openPanel,
  }) => {
    const page = await visit('form.html')
    const settings = await extensionsPage(extension)
    await page.bringToFront()
    await page.locator('#field').evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4))
    await page.locator('#field').focus()
    const panel = await openPanel(page)
    await type('typed before, ')
    await expect.poll(() => drafts(extension)).toHaveLength(1)

    await installNextVersion(extension, dir, settings)
    await expect(panel.getByRole('alert')).toHaveText('Notes was updated: press Alt+Shift+O again, your text is kept.')
    await type('and after')
    await expect(panel.getByRole('textbox', { name: 'Note' })).toHaveValue('typed before, and after')

    await expect.poll(() => chordsBound(extension)).toBe(true)
    await press(CHORD.open)
    await expect(async () => {
      const next = await panelFrame(page)
      // The old one, which says that it is old, has the same text and the cursor until the new one takes over.
      await expect(next.getByRole('alert')).toHaveCount(0, { timeout: 500 })
      const line = next.getByRole('textbox', { name: 'Note' })
      await expect(line).toHaveValue('typed before, and after', { timeout: 500 })
      await expect(line).toBeFocused({ timeout: 500 })
    }).toPass()
    await press('Return')
    await expect.poll(() => extension.rows('objections')).toMatchObject([{ text: 'typed before, and after' }])
    await press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field')
  })

  test('does not leave the old panel in the page when it is closed, nor when all is hidden', async ({
    extension,
    visit,
    openPanel,
  }) => {
    const page = await visit('form.html')
    const settings = await extensionsPage(extension)
    await page.bringToFront()
    const panel = await openPanel(page)
    await installNextVersion(extension, dir, settings)
    await expect(panel.getByRole('alert')).toBeVisible()
    await press('Escape')
    await expect(panel.getByRole('textbox', { name: 'Note' })).toBeHidden()
    await expect.poll(() => chordsBound(extension)).toBe(true)
    await press(CHORD.hide)
    await expect(page.locator('[data-pushback-notes]')).toHaveCount(0)
  })
})

test('what was typed is there again after the browser was killed and started anew', async () => {
  const profile = aFolder('profile')
  const first = await launchExtension({ headless: true, profile })
  const page = await first.openPage('panel.html')
  const line = page.getByRole('textbox', { name: 'Note' })
  await line.fill('a note')
  await line.press('Enter')
  await expect.poll(() => first.rows('objections')).toHaveLength(1)
  await line.pressSequentially('half a thought')
  await expect.poll(async () => (await drafts(first))[0]?.line).toBe('half a thought')
  process.kill(await browserProcess(first.context), 'SIGKILL')
  await first.context.waitForEvent('close')

  const again = await launchExtension({ headless: true, profile })
  const panel = await again.openPage('panel.html')
  await expect(panel.getByRole('textbox', { name: 'Note' })).toHaveValue('half a thought')
  await expect(panel.getByRole('listitem')).toContainText('a note')
  await again.close()
  rmSync(profile, { recursive: true })
})

test('every letter that the line has taken is there after a reload in that instant', async ({ visit, openPanel }) => {
  const page = await visit('form.html')
  const panel = await openPanel(page)
  await type('typed slowly, ')
  await panel.getByRole('textbox', { name: 'Note' }).evaluate((line: HTMLTextAreaElement) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    // The last letter and the end of the frame in one task: nothing that waits for later gets its turn.
    setValue?.call(line, 'typed slowly, then gone')
    line.dispatchEvent(new InputEvent('input', { bubbles: true }))
    location.replace('about:blank')
  })
  await page.reload()
  const again = await panelFrame(page)
  await expect(again.getByRole('textbox', { name: 'Note' })).toHaveValue('typed slowly, then gone')
})

interface Developer {
  developerPrivate: {
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>
    reload(id: string, options: { failQuietly: boolean }): Promise<void>
  }
}

/** The browser's own page of extensions, in a tab behind; without developer mode it blocks what is reloaded. */
async function extensionsPage(extension: Extension): Promise<Page> {
  const settings = await extension.context.newPage()
  await settings.goto('chrome://extensions')
  await settings.evaluate(() =>
    (chrome as unknown as Developer).developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
  )
  return settings
}

/** Null while none answers. */
async function versionRunning(extension: Extension): Promise<string | null> {
  const [worker] = extension.context.serviceWorkers()
  return (await worker?.evaluate(() => chrome.runtime.getManifest().version).catch(() => null)) ?? null
}

async function installNextVersion(extension: Extension, dir: string, settings: Page): Promise<void> {
  const file = join(dir, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const [major, minor, patch] = manifest.version.split('.').map(Number)
  const version = `${major}.${minor}.${patch + 1}`
  writeFileSync(file, JSON.stringify({ ...manifest, version }))
  // Chromium ends a reload now and then with the old background in place, or none: docs/browsers.md.
  await expect(async () => {
    await settings.evaluate(
      (id) => (chrome as unknown as Developer).developerPrivate.reload(id, { failQuietly: false }),
      extension.id,
    )
    await expect.poll(() => versionRunning(extension), { timeout: 3_000 }).toBe(version)
  }).toPass()
}
