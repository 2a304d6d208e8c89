import { test as base, expect } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { type Pages, servePages } from '@/tests/browser/pages'
import { windowActive } from './keys'

interface Worlds {
  /** The pages of `tests/browser/pages/`, served for all tests of a worker, whichever browser visits them. */
  pages: Pages
}

/** What a test of either browser may ask for. */
export const test = base.extend<{ endpoint: Endpoint }, Worlds>({
  endpoint: async ({}, use) => {
    const endpoint = await Endpoint.create()
    await use(endpoint)
    await endpoint.dispose()
  },
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
