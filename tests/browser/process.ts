import type { BrowserContext } from '@playwright/test'

/** The id of a browser's own process, as the browser itself says. */
export async function browserProcess(context: BrowserContext): Promise<number> {
  const browser = context.browser()
  const client = browser
    ? await browser.newBrowserCDPSession()
    : await context.newCDPSession(context.pages()[0] ?? (await context.newPage()))
  const { processInfo } = await client.send('SystemInfo.getProcessInfo')
  const main = processInfo.find(({ type }) => type === 'browser')
  if (!main) throw new Error('The browser does not say which process it is')
  return main.id
}

/** Stops the extension's service worker, as the browser does after half a minute of quiet, whatever it is at. */
export async function stopBackground(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await page.close()
}
