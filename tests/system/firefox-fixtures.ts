import { expect } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { cursorInLine, firefoxPanel, launchFirefox } from '@/tests/browser/firefox'
import { CHORD, clickAt, press } from './keys'
import { test as base, showPage } from './served-pages'

interface Worlds {
  /** A file of tests that leaves a demo behind that others cannot work in names a browser of its own. */
  firefoxOf: string
  firefox: Browser
}

export const test = base.extend<{ visit(path: string): Promise<Page> }, Worlds>({
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
      await showPage(page, `${pages.origin}/${path}`)
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

/** Runs in the panel: the middle of a button, on the screen, scrolled there as a hand would. */
function centreOf(name: string): { x: number; y: number } | undefined {
  const nameOf = (button: Element) => button.ariaLabel ?? button.textContent
  // What a button does may be followed by what it does it to.
  const isIt = (button: Element) => nameOf(button) === name || nameOf(button).startsWith(`${name}: `)
  const button = [...document.querySelectorAll('button')].find(isIt)
  if (!button) return undefined
  button.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = button.getBoundingClientRect()
  const { mozInnerScreenX, mozInnerScreenY } = globalThis as unknown as Record<string, number>
  return { x: Number(mozInnerScreenX) + x + width / 2, y: Number(mozInnerScreenY) + y + height / 2 }
}

export { expect }
