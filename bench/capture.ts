import { join } from 'node:path'
import type { Frame, Page } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { type Extension, launchExtension, panelFrame } from '@/tests/browser/extension'
import { servePages } from '@/tests/browser/pages'
import { importDeal, openDashboard, pair } from '@/tests/browser/team'
import { startDisplay } from '@/tests/system/display'
import { CHORD, press } from '@/tests/system/keys'
import { againstGoal, type Figure, p95 } from './figure'

const ROUNDS = 20

declare global {
  /** Kept by `watch.js` in each frame. */
  var seenAt: Record<string, number>
}

/** Real key presses over a deck, from the chord to the cursor and from Enter to the stored note and to the dashboard. */
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
    await page.goto(`${pages.origin}/deck.html`)
    await page.bringToFront()
    return await measure(extension, page, dashboard)
  } finally {
    await extension.close()
    await endpoint.dispose()
    await pages.close()
    display.stop()
  }
}

async function measure(extension: Extension, page: Page, dashboard: Page): Promise<Figure[]> {
  const chords: number[] = []
  const enters: number[] = []
  const arrivals: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const panel = await open(page)
    chords.push((await at(panel, 'cursor')) - (await at(page, 'chord')))
    const text = `note of round ${round}.`
    await panel.getByRole('textbox', { name: 'Note' }).fill(text)
    await press('Return')
    const entered = await at(panel, 'enter')
    enters.push((await at(panel, text)) - entered)
    arrivals.push((await at(dashboard, text)) - entered)
    await press('Escape')
    await page.waitForFunction(() => document.hasFocus())
  }
  const stored = await extension.rows('objections')
  if (stored.length !== ROUNDS) throw new Error(`${stored.length} notes are stored instead of ${ROUNDS}`)
  return [
    againstGoal('chord-to-cursor, the first', chords[0] ?? Number.NaN, 'ms', 150),
    againstGoal('chord-to-cursor, p95 of the others', p95(chords.slice(1)), 'ms', 60),
    againstGoal('enter-to-durable, p95, to the stored note in the list', p95(enters), 'ms', 15),
    againstGoal('capture-to-dashboard, p95', p95(arrivals), 'ms', 2_000),
  ]
}

async function open(page: Page): Promise<Frame> {
  // A panel that was closed is kept, and so is what was seen in it.
  for (const frame of page.frames()) await frame.evaluate(() => delete globalThis.seenAt?.cursor)
  await press(CHORD.open)
  const panel = await panelFrame(page)
  await panel.waitForFunction(() => globalThis.seenAt?.cursor !== undefined)
  return panel
}

/** When something was seen in a frame; waits for it. */
async function at(frame: Page | Frame, what: string): Promise<number> {
  const seen = await frame.waitForFunction((name) => globalThis.seenAt?.[name], what, { polling: 20, timeout: 15_000 })
  return Number(await seen.jsonValue())
}
