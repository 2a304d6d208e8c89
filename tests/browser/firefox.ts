import { join } from 'node:path'
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core'

export const FIREFOX_BUILD = join(import.meta.dirname, '../../.output/firefox-mv3')

interface LaunchOptions {
  /** The unpacked extension; a test may take a changed copy. */
  dir?: string
  /** Kept between launches; empty for a new one. */
  profile?: string
  /** What a test needs of `about:config` besides. */
  prefs?: Record<string, unknown>
  /** Lets the extension into private windows, which a user allows on `about:addons`. */
  privateWindows?: boolean
  env?: Record<string, string>
}

/**
 * Headed Firefox with the built extension; BiDi may not open an extension's pages, but reads the panel's frame. A
 * `profile` is kept between launches, and the extension, which a test can install for one launch only, its data in it.
 */
export async function launchFirefox({
  dir = FIREFOX_BUILD,
  profile,
  prefs = {},
  privateWindows,
  env = {},
}: LaunchOptions = {}): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: false,
    env: { ...process.env, ...env },
    args: ['--width=1200', '--height=850'],
    // Full screen is allowed from a script's click; nothing else differs from a user's profile.
    extraPrefsFirefox: {
      ...{ 'full-screen-api.allow-trusted-requests-only': false, 'full-screen-api.warning.timeout': 0 },
      ...{
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      },
      ...prefs,
    },
    ...(profile !== undefined && { userDataDir: profile }),
  })
  if (privateWindows) await installAllowed(browser, dir)
  else await browser.installExtension(dir)
  return browser
}

/** Puppeteer installs without Firefox's own options. */
async function installAllowed(browser: Browser, dir: string): Promise<void> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<unknown> }
  }
  const extensionData = { type: 'path', path: dir }
  await connection.send('webExtension.install', { extensionData, 'moz:allowPrivateBrowsing': true })
}

/** The panel's frame in a page. BiDi calls its address `about:blank`, so it is asked itself. */
export async function firefoxPanel(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    const address = await frame.evaluate(() => location.href).catch(() => '')
    if (/^moz-extension:.*\/panel\.html/.test(address)) return frame
  }
  return undefined
}

/** Whether the cursor is in the panel's line. */
export async function cursorInLine(page: Page): Promise<boolean> {
  const frame = await firefoxPanel(page)
  const inLine = frame?.evaluate(() => document.hasFocus() && document.activeElement?.ariaLabel === 'Note')
  return (await inLine?.catch(() => false)) ?? false
}

export async function lineText(page: Page): Promise<string | undefined> {
  const frame = await firefoxPanel(page)
  return frame?.evaluate(() => document.querySelector<HTMLTextAreaElement>('textarea')?.value)
}

/** The background's answer to what the panel over this page asks; undefined when it is refused or no panel is there. */
export async function askBackground(page: Page, kind: string, data: object | null = null): Promise<unknown> {
  const panel = await firefoxPanel(page)
  return panel?.evaluate(
    async (type, content) => {
      const message = { id: 1, type, data: content ?? undefined, timestamp: Date.now() }
      return ((await chrome.runtime.sendMessage(message)) as { res: { value?: unknown } }).res.value
    },
    kind,
    data,
  )
}

/** Sends what the panel over this page would, where the panel may be gone before an answer comes. */
export async function tellBackground(page: Page, kind: string, data: object): Promise<void> {
  const panel = await firefoxPanel(page)
  await panel?.evaluate(
    (name, content) => {
      void chrome.runtime.sendMessage({ id: 1, type: name, data: content, timestamp: Date.now() })
    },
    kind,
    data,
  )
}

/** The stored notes, as the background exports them to the panel. */
export async function storedNotes(page: Page): Promise<Record<string, unknown>[]> {
  const exported = (await askBackground(page, 'exportNotes', { format: 'jsonl', demoId: null })) as
    | { text: string }
    | undefined
  const lines = exported?.text.split('\n').filter((line) => line !== '') ?? []
  return lines.map((line) => JSON.parse(line))
}

interface Kept {
  drafts: { line: string }[]
  attachments: { sha256: string }[]
}

/** What is on this browser's disk, as its backup file holds it: also what no surface shows yet, or any longer. */
export async function kept(page: Page): Promise<Kept> {
  const backup = (await askBackground(page, 'makeBackup')) as { text: string } | undefined
  return backup ? JSON.parse(backup.text) : { drafts: [], attachments: [] }
}
