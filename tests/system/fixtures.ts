import { rmSync } from 'node:fs'
import { expect, type Frame, type Page } from '@playwright/test'
import { CHROME_BUILD, type Extension, launchExtension, panelFrame } from '@/tests/browser/extension'
import { CHORD, press } from './keys'
import { test as base, showPage } from './served-pages'
import { profileWithButton } from './toolbar'

interface Parts {
  /** More arguments for the browser. */
  args: string[]
  /** Another unpacked extension than the built one. */
  dir: string
  /** Whether the extension's button stands in the toolbar, as a user pins it. */
  pinned: boolean
  extension: Extension
  /** Opens one of `tests/browser/pages/` in the front tab. */
  visit(path: string): Promise<Page>
  /** Presses the open chord and waits until the cursor is in the line. */
  openPanel(page: Page): Promise<Frame>
}

export const test = base.extend<Parts>({
  args: [[], { option: true }],
  dir: [CHROME_BUILD, { option: true }],
  pinned: [false, { option: true }],
  extension: async ({ args, dir, pinned }, use) => {
    const profile = pinned ? profileWithButton(dir) : ''
    const extension = await launchExtension({
      headless: false,
      dir,
      profile,
      args: ['--window-size=1200,850', '--window-position=0,0', ...args],
    })
    await use(extension)
    await extension.close()
    if (profile) rmSync(profile, { recursive: true })
  },
  visit: async ({ extension, pages }, use) => {
    await use(async (path) => {
      const [page = await extension.context.newPage()] = extension.context.pages()
      await showPage(page, `${pages.origin}/${path}`)
      await expect.poll(() => chordsBound(extension)).toBe(true)
      await page.waitForFunction(() => document.hasFocus())
      return page
    })
  },
  openPanel: async ({}, use) => {
    await use(async (page) => {
      await press(CHORD.open)
      const frame = await panelFrame(page)
      await frame.waitForFunction(() => document.hasFocus() && document.activeElement?.ariaLabel === 'Note')
      return frame
    })
  },
})

/** Shortly after its start the browser takes keys but does not know the extension's chords yet. */
export async function chordsBound(extension: Extension): Promise<boolean> {
  const background = await extension.background()
  const commands = await background.evaluate(() => chrome.commands.getAll())
  return commands.some(({ name, shortcut }) => name === 'open' && shortcut !== '')
}

export { expect }
