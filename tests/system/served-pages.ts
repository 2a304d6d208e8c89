import { test as base, expect } from '@playwright/test'
import { type Pages, servePages } from '@/tests/browser/pages'
import { windowActive } from './keys'

/** The pages of `tests/browser/pages/`, served for all tests of a worker, whichever browser visits them. */
export const test = base.extend<object, { pages: Pages }>({
  pages: [
    async ({}, use) => {
      const pages = await servePages()
      await use(pages)
      await pages.close()
    },
    { scope: 'worker' },
  ],
})

/** A page in the hands of Playwright or of Puppeteer. */
interface AnyPage {
  goto(url: string): Promise<unknown>
  bringToFront(): Promise<void>
  evaluate(script: () => unknown): Promise<unknown>
}

/** Opens a page in front and waits until the window takes keys. */
export async function showPage(page: AnyPage, url: string): Promise<void> {
  await page.goto(url)
  await page.bringToFront()
  await page.evaluate(() => (globalThis as { ready?: Promise<boolean> }).ready)
  await expect.poll(windowActive).toBe(true)
}
