import { test as base, expect } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { cursorInLine, firefoxPanel, launchFirefox } from '@/tests/browser/firefox'
import { type Pages, servePages } from '@/tests/browser/pages'
import { CHORD, clickAt, press, windowActive } from './keys'

interface Worlds {
  pages: Pages
  /** A file of tests that leaves a demo behind that others cannot work in names a browser of its own. */
  firefoxOf: string
  firefox: Browser
}

export const test = base.extend<{ visit(path: string): Promise<Page> }, Worlds>({
  pages: [
    async ({}, use) => {
      const pages = await servePages()
      await use(pages)
      await pages.close()
    },
    { scope: 'worker' },
  ],
  firefoxOf: ['all', { scope: 'worker', option: true }],
  firefox: [
    async ({}, use) => {
      const firefox = await launchFirefox()
      await use(firefox)
      await firefox.close()
    },
    { scope: 'worker' },
  ],
  visit: async ({ firefox, pages }, use) => {
    const page = await firefox.newPage()
    await use(async (path) => {
      await page.goto(`${pages.origin}/${path}`)
      await page.bringToFront()
      await page.evaluate(() => (globalThis as { ready?: Promise<boolean> }).ready)
      await expect.poll(windowActive).toBe(true)
      // Firefox gives a new tab's focus to the address bar, from which no extension may take it.
      await page.mouse.click(5, 400)
      await page.waitForFunction(() => document.hasFocus())
      return page
    })
    await page.close()
  },
})

export async function openPanel(page: Page): Promise<void> {
  // A Firefox that has just started takes keys before it knows the extension's chords.
  await expect(async () => {
    if (!(await cursorInLine(page))) await press(CHORD.open)
    await expect.poll(() => cursorInLine(page), { timeout: 5_000 }).toBe(true)
  }).toPass()
}

/** A draft of a tab that an earlier test has closed moves into the next panel, as it should. */
export async function openCleared(page: Page): Promise<void> {
  await openPanel(page)
  await press('ctrl+a', 'Delete')
}

/** Clicks a button of the panel, by its name, with the real pointer. */
export async function clickInPanel(page: Page, name: string): Promise<void> {
  let place: { x: number; y: number } | undefined
  await expect(async () => {
    place = await (await firefoxPanel(page))?.evaluate(centreOf, name)
    expect(place).toBeDefined()
  }).toPass({ timeout: 10_000 })
  if (place) await clickAt(place)
}

/** Runs in the panel: the middle of a button, on the screen. */
function centreOf(name: string): { x: number; y: number } | undefined {
  const buttons = [...document.querySelectorAll('button')]
  const box = buttons.find((button) => (button.ariaLabel ?? button.textContent) === name)?.getBoundingClientRect()
  const { mozInnerScreenX = 0, mozInnerScreenY = 0 } = globalThis as {
    mozInnerScreenX?: number
    mozInnerScreenY?: number
  }
  if (!box) return undefined
  return { x: mozInnerScreenX + box.x + box.width / 2, y: mozInnerScreenY + box.y + box.height / 2 }
}

export { expect }
