import { join } from 'node:path'
import { type BrowserContext, chromium, type Frame, type Page, type Worker } from '@playwright/test'

export const CHROME_BUILD = join(import.meta.dirname, '../../.output/chrome-mv3')

export interface Extension {
  context: BrowserContext
  id: string
  /** The background as it is now; it may have been stopped and started again. */
  background(): Promise<Worker>
  /** All rows of one table of the extension's database, read where it is open. */
  rows<T = Record<string, unknown>>(table: string): Promise<T[]>
  /** What is kept of the lines of its panels. */
  lines(): Promise<string[]>
  /** A page of the extension, such as `options.html`, in a tab of its own. */
  openPage(path: string): Promise<Page>
  close(): Promise<void>
}

interface LaunchOptions {
  headless: boolean
  /** The unpacked extension; a test may take a changed copy. */
  dir?: string
  /** Kept between launches; empty for a new one. */
  profile?: string
  args?: string[]
  viewport?: { width: number; height: number } | null
  env?: Record<string, string>
  /** Leaves the page open that a new installation shows. */
  taught?: boolean
}

/** Starts Chromium with the built extension, as a user has it. */
export async function launchExtension({
  headless,
  dir = CHROME_BUILD,
  profile = '',
  args = [],
  viewport,
  env = {},
  taught = false,
}: LaunchOptions): Promise<Extension> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: false,
    viewport: viewport ?? null,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [...(headless ? ['--headless=new'] : []), ...chromeArguments(dir), ...args],
  })
  const first = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL(first.url()).host
  if (!taught) await closeWelcome(first)
  const background = async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker')
  const rows: Extension['rows'] = async (table) => (await (await background()).evaluate(readAll, table)) as never
  return {
    context,
    id,
    background,
    rows,
    lines: async () => (await rows<{ line: string }>('drafts')).map(({ line }) => line),
    openPage: async (path) => {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${id}/${path}`)
      return page
    },
    close: () => context.close(),
  }
}

/** All rows of one table as another page of the extension reads them: what is there is committed. */
export function rowsSeenBy<T = Record<string, unknown>>(page: Page, table: string): Promise<T[]> {
  return page.evaluate(readAll, table) as Promise<T[]>
}

/** A new profile shows the page that teaches; a test begins after the user has closed it. */
async function closeWelcome(background: Worker): Promise<void> {
  while (!(await background.evaluate(wasWelcomed)));
  await background.evaluate(closeWelcomeTabs)
}

/** Runs in the background. */
async function wasWelcomed(): Promise<boolean> {
  const { welcomed } = await chrome.storage.local.get('welcomed')
  return welcomed === true
}

/** Runs in the background. A tab that is still loading has its address to come only. */
async function closeWelcomeTabs(): Promise<void> {
  const tabs = await chrome.tabs.query({})
  const welcome = tabs.filter(({ url, pendingUrl }) => (url || pendingUrl)?.endsWith('/welcome.html'))
  await chrome.tabs.remove(welcome.flatMap(({ id }) => id ?? []))
}

function chromeArguments(dir: string): string[] {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-extensions-except=${dir}`,
    `--load-extension=${dir}`,
  ]
}

/** Runs in a page of the extension: opens the database beside Dexie and reads one table. */
async function readAll(table: string): Promise<unknown[]> {
  const request = indexedDB.open('pushback')
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    // Nothing was stored yet: an empty database must not be left behind, Dexie makes its own.
    request.onupgradeneeded = () => request.transaction?.abort()
  }).catch(() => null)
  if (!db) return []
  const rows = db.transaction(table).objectStore(table).getAll()
  return new Promise((resolve, reject) => {
    rows.onsuccess = () => resolve(rows.result)
    rows.onerror = () => reject(rows.error)
  }).finally(() => db.close()) as Promise<unknown[]>
}

/** The panel inside a page: a frame in a closed shadow root, which the page itself cannot reach. */
export async function panelFrame(page: Page): Promise<Frame> {
  const isPanel = (frame: Frame) => /^chrome-extension:\/\/\w+\/panel\.html/.test(frame.url())
  const known = page.frames().find(isPanel)
  return known ?? page.waitForEvent('framenavigated', { predicate: isPanel })
}
