import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { type Extension, launchExtension, panelFrame } from '@/tests/browser/extension'
import { servePages } from '@/tests/browser/pages'
import { importDeal, openDashboard, pair } from '@/tests/browser/team'
import { startDisplay } from '@/tests/system/display'
import { CHORD, press, type } from '@/tests/system/keys'
import { against, againstGoal, type Figure, p95 } from './figure'

const ROUNDS = 20
/** Longer than any panel takes to open. */
const SETTLE_MS = 800
/** Between two keys: faster than the fastest of typists, who need 50 ms. */
const KEY_MS = 40

declare global {
  /** Kept by `watch.js` in each frame. */
  var seenAt: Record<string, number>
  /** Kept by `watch-commits.js` in the background. */
  var commits: number[]
}

interface Stage {
  extension: Extension
  page: Page
  address: string
  dashboard: Page
}

/** Real key presses over a deck: from the chord to the cursor, from Enter or a mark to the commit, to the dashboard. */
export async function capture(): Promise<Figure[]> {
  const display = await startDisplay()
  process.env.DISPLAY = display.name
  const [pages, endpoint] = [await servePages(), await Endpoint.create()]
  const extension = await launchExtension({ headless: false, args: ['--window-size=1200,850'] })
  try {
    await extension.context.addInitScript({ path: join(import.meta.dirname, 'watch.js') })
    await importDeal(endpoint)
    await pair(extension, endpoint)
    const dashboard = await openDashboard(await extension.context.newPage(), endpoint)
    const page = await extension.context.newPage()
    const stage = { extension, page, dashboard, address: `${pages.origin}/deck.html` }
    return [await pageLoad(stage), ...(await chords(stage)), ...(await enters(stage)), await marks(stage)]
  } finally {
    await extension.close()
    await endpoint.dispose()
    await pages.close()
    display.stop()
  }
}

/** What a page pays before the chord: scripts of the extension that run in it, and elements that it adds. */
async function pageLoad({ page, address }: Stage): Promise<Figure> {
  const client = await page.context().newCDPSession(page)
  let injected = 0
  client.on('Debugger.scriptParsed', ({ url, length }) => {
    if (url.startsWith('chrome-extension:')) injected += length ?? 0
  })
  await client.send('Debugger.enable')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  injected += await page.locator('[data-pushback-notes]').count()
  await client.detach()
  return againstGoal('page-load', injected, 'bytes', 0)
}

/** Cold: the page has never had the panel. Warm: it was closed there and is opened again. */
async function chords({ page, address }: Stage): Promise<Figure[]> {
  const [cold, warm]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(address)
    await page.bringToFront()
    await page.waitForFunction(() => document.hasFocus())
    cold.push(await chordToCursor(page))
    warm.push(await chordToCursor(page))
  }
  return [
    againstGoal('chord-to-cursor', p95(cold), 'ms', 150),
    againstGoal('chord-to-cursor, warm', p95(warm), 'ms', 60),
  ]
}

async function chordToCursor(page: Page): Promise<number> {
  const panel = await open(page)
  const cursorAt = await at(panel, 'cursor')
  const took = cursorAt - (await at(page, 'chord'))
  await press('Escape')
  await page.waitForFunction(() => document.hasFocus())
  return took
}

/** Typed as a hand types, then Enter. */
async function enters({ extension, page, dashboard }: Stage): Promise<Figure[]> {
  const [commits, bare, arrivals]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    const panel = await open(page)
    await watchCommits(extension)
    const text = `note of round ${round}.`
    await type(text, KEY_MS)
    await press('Return')
    await at(panel, text)
    const entered = await at(panel, 'enter')
    commits.push((await commitAfter(extension, entered)) - entered)
    arrivals.push((await at(dashboard, text)) - entered)
    bare.push(await (await extension.background()).evaluate<number>(BARE_COMMIT))
    await press('Escape')
    await page.waitForFunction(() => document.hasFocus())
  }
  const stored = await extension.rows('objections')
  if (stored.length !== ROUNDS) throw new Error(`${stored.length} notes are stored instead of ${ROUNDS}`)
  return [
    againstGoal('enter-to-durable', p95(commits), 'ms', 15),
    against('enter-to-durable, over one bare commit', p95(commits), 'ms', {
      peer: 'IndexedDB, strict',
      value: p95(bare),
    }),
    againstGoal('capture-to-dashboard', p95(arrivals), 'ms', 2_000),
  ]
}

/** With no window of ours at all. The browser keeps the chord's letter: the modifier before it is what a page sees. */
async function marks({ extension, page, address }: Stage): Promise<Figure> {
  await page.goto(address)
  await page.waitForFunction(() => document.hasFocus())
  const took: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await watchCommits(extension)
    await page.evaluate(() => delete globalThis.seenAt.chord)
    await press(CHORD.markBlocker)
    const pressed = await at(page, 'chord')
    took.push((await commitAfter(extension, pressed)) - pressed)
  }
  return againstGoal('mark-to-durable', p95(took), 'ms', 50)
}

async function open(page: Page): Promise<Frame> {
  // A panel that was closed is kept, and so is what was seen in it.
  for (const frame of page.frames()) await frame.evaluate(() => delete globalThis.seenAt?.cursor)
  await press(CHORD.open)
  const panel = await panelFrame(page)
  // The first question to a frame costs it 20 ms of the driver's own script, in the middle of what is measured.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  await panel.waitForFunction(() => globalThis.seenAt?.cursor !== undefined, undefined, { polling: 20 })
  return panel
}

/** When something was seen in a frame; waits for it. */
async function at(frame: Page | Frame, what: string): Promise<number> {
  const seen = await frame.waitForFunction((name) => globalThis.seenAt?.[name], what, { polling: 20, timeout: 15_000 })
  return Number(await seen.jsonValue())
}

const WATCH_COMMITS = readFileSync(join(import.meta.dirname, 'watch-commits.js'), 'utf8')
const BARE_COMMIT = readFileSync(join(import.meta.dirname, 'bare-commit.js'), 'utf8')

/** The background may have been stopped and started since: it is watched anew. */
async function watchCommits(extension: Extension): Promise<void> {
  await (await extension.background()).evaluate(WATCH_COMMITS)
}

/** The first transaction with a note that was complete after `since`; waits for it. */
async function commitAfter(extension: Extension, since: number): Promise<number> {
  const background = await extension.background()
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const found = await background.evaluate((from) => globalThis.commits.find((commit) => commit > from), since)
    if (found !== undefined) return found
    // It keeps the moment by itself, and each question takes it from its work.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('No note was stored within 10 s.')
}
