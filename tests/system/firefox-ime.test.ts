import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { firefoxPanel, launchFirefox, lineText, storedNotes } from '@/tests/browser/firefox'
import { servePages } from '@/tests/browser/pages'
import { openPanel } from './firefox-fixtures'
import { press, windowTitle } from './keys'

/** Debian's uim with the Japanese anthy, in the browser itself; Shift+Space turns it on. */
function inputMethod(): Record<string, string> {
  const settings = join(mkdtempSync(join(tmpdir(), 'pushback-ime-')), 'uim.scm')
  const anthy = ['default-im-name', 'custom-preserved-default-im-name'].map((name) => `(define ${name} 'anthy-utf8)`)
  writeFileSync(settings, ['(define custom-activate-default-im-name? #t)', ...anthy].join('\n'))
  return { GTK_IM_MODULE: 'uim', LIBUIM_USER_SCM_FILE: settings, LC_ALL: 'C.UTF-8' }
}

test('Firefox: an Enter that ends a composition saves nothing, the next one saves the composed words', async () => {
  // In its test mode the focus never reaches an input method.
  const prefs = { 'focusmanager.testmode': false }
  const [pages, firefox] = [await servePages(), await launchFirefox({ prefs, env: inputMethod() })]
  const page = await firefox.newPage()
  await page.goto(`${pages.origin}/form.html`)
  await page.bringToFront()
  await expect.poll(windowTitle).toMatch(/^Form/)
  await page.mouse.click(5, 400)
  await openPanel(page)
  const panel = await firefoxPanel(page)
  await panel?.evaluate(() =>
    addEventListener('compositionend', ({ data }) => document.body.setAttribute('data-composed', data)),
  )
  const composed = () => panel?.evaluate(() => document.body.dataset.composed)

  await press('shift+space', ...'nihongo')
  await expect.poll(() => lineText(page)).toBe('にほんご')
  expect(await composed()).toBeUndefined()
  await press('Return')
  await expect.poll(composed).toBe('にほんご')
  expect(await lineText(page)).toBe('にほんご')
  expect(await storedNotes(page)).toEqual([])
  await press('Return')
  await expect.poll(() => storedNotes(page)).toMatchObject([{ text: 'にほんご' }])
  expect(await lineText(page)).toBe('')
  // Escape ends a composition before it closes anything.
  await press(...'neko')
  await expect.poll(() => lineText(page)).toBe('ねこ')
  await press('Escape')
  await expect.poll(() => lineText(page)).toBe('')
  expect(await panel?.evaluate(() => document.hasFocus())).toBe(true)
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  expect(seen.filter((entry) => !/^key(down|up|press) (Alt|Shift|O|o)$/.test(entry))).toEqual([])
  await firefox.close()
  await pages.close()
})
