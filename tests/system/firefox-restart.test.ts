import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { kept, launchFirefox, lineText, storedNotes } from '@/tests/browser/firefox'
import { expect, openPanel, test } from './firefox-fixtures'
import { press, type, windowTitle } from './keys'

async function visit(firefox: Browser, address: string): Promise<Page> {
  const page = await firefox.newPage()
  await page.goto(address)
  await page.bringToFront()
  await expect.poll(windowTitle).toMatch(/^Form/)
  await page.mouse.click(5, 400)
  await page.waitForFunction(() => document.hasFocus())
  return page
}

test('Firefox: what was typed when the browser was killed comes back in the first panel, whatever tabs are open then', async ({
  pages,
}) => {
  test.setTimeout(120_000)
  const profile = await mkdtemp(join(tmpdir(), 'pushback-restart-'))
  const address = `${pages.origin}/form.html`
  const first = await launchFirefox({ profile })
  const page = await visit(first, address)
  await openPanel(page)
  await type('half a thought')
  await expect.poll(() => kept(page)).toMatchObject({ drafts: [{ line: 'half a thought' }] })
  first.process()?.kill('SIGKILL')

  // Firefox numbers its tabs from 1 again: the first of these has the number of the tab that is gone.
  const second = await launchFirefox({ profile })
  const stranger = await visit(second, address)
  const next = await visit(second, address)
  await openPanel(next)
  expect(await lineText(next)).toBe('half a thought')
  await type(', and the rest')
  await press('Return')
  await expect.poll(() => storedNotes(next)).toMatchObject([{ text: 'half a thought, and the rest' }])
  await stranger.bringToFront()
  await stranger.mouse.click(5, 400)
  await openPanel(stranger)
  expect(await lineText(stranger)).toBe('')
  await second.close()
  await rm(profile, { recursive: true })
})
