import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { Endpoint } from '@/tests/browser/endpoint'
import { askBackground, launchFirefox } from '@/tests/browser/firefox'
import { type LossyProxy, startProxy } from '@/tests/browser/proxy'
import { expect, openCleared, test } from './firefox-fixtures'
import { press, type, windowActive } from './keys'

// Of S2 in Firefox: offline, a killed browser, answers that are lost, failures of every kind; then all is there once.

let endpoint: Endpoint
let proxy: LossyProxy
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
  proxy = await startProxy(endpoint.url)
})
test.afterAll(async () => {
  proxy?.close()
  await endpoint?.dispose()
})

const waiting = async (page: Page) => ((await askBackground(page, 'getState')) as { waiting: number }).waiting
const problemOf = async (page: Page) =>
  ((await askBackground(page, 'getState')) as { problem: { code: string } | null }).problem?.code
const stored = () => endpoint.query<{ text: string }>('select text from objection order by text')

async function note(page: Page, text: string): Promise<void> {
  const before = await waiting(page)
  await type(text)
  await press('Return')
  await expect.poll(() => waiting(page)).toBeGreaterThan(before)
}

/** A panel over a page of a Firefox that a test has started itself. */
async function openPage(firefox: Browser, origin: string): Promise<Page> {
  const page = await firefox.newPage()
  await page.goto(`${origin}/form.html`)
  await page.bringToFront()
  await expect.poll(windowActive).toBe(true)
  await page.mouse.click(5, 400)
  await openCleared(page)
  return page
}

test('Firefox, S2: nothing is lost and nothing there twice, whatever the network does and the browser dies of', async ({
  pages,
}) => {
  test.setTimeout(240_000)
  const profile = await mkdtemp(join(tmpdir(), 'pushback-firefox-'))
  const first = await launchFirefox({ profile })
  const token = await endpoint.newToken()
  let page = await openPage(first, pages.origin)
  expect(await askBackground(page, 'connect', { url: proxy.url, token })).toMatchObject({ test: { ok: true } })

  // 25 notes for two customers, offline; then the browser is killed.
  proxy.fate = 'down'
  for (const [customer, count] of [
    ['Cancity', 13],
    ['Velnox', 12],
  ] as const) {
    const running = ((await askBackground(page, 'getState')) as { demo: { id: string } | null }).demo?.id ?? null
    await askBackground(page, 'startDemo', { dealId: null, account: customer, shareMode: 'none', ends: running })
    for (let i = 1; i <= count; i++) await note(page, `${customer} ${i}`)
  }
  await expect.poll(() => waiting(page)).toBe(25)
  first.process()?.kill('SIGKILL')
  const second = await launchFirefox({ profile })
  page = await openPage(second, pages.origin)
  expect(await waiting(page)).toBe(25)
  expect(await stored()).toEqual([])

  // Every answer is lost; meanwhile three are edited and two withdrawn. Then one trouble after the other.
  proxy.fate = 'deaf'
  await askBackground(page, 'syncNow')
  await expect.poll(async () => (await stored()).length, { timeout: 60_000 }).toBe(25)
  const notes = ((await askBackground(page, 'getState')) as { notes: { id: string; text: string }[] }).notes
  for (const { id, text } of notes.slice(0, 3))
    await askBackground(page, 'editNote', { id, fields: { text: `${text}, edited` } })
  for (const { id } of notes.slice(3, 5)) await askBackground(page, 'withdrawNote', { id, withdrawn: true })
  for (const fate of ['failing', 'busy', 'cutting'] as const) {
    proxy.fate = fate
    await askBackground(page, 'syncNow')
    await expect.poll(() => problemOf(page)).toBe(fate === 'busy' ? 'busy' : 'unreachable')
    expect(await waiting(page)).toBeGreaterThan(0)
  }

  proxy.fate = 'healthy'
  await askBackground(page, 'syncNow')
  await expect.poll(() => waiting(page), { timeout: 40_000 }).toBe(0)
  const live = await endpoint.query<{ text: string }>('select text from objection where deleted_at is null')
  const withdrawn = new Set(notes.slice(3, 5).map(({ text }) => text))
  const edited = new Set(notes.slice(0, 3).map(({ text }) => text))
  const written = [...Array(13).keys()]
    .map((i) => `Cancity ${i + 1}`)
    .concat([...Array(12).keys()].map((i) => `Velnox ${i + 1}`))
  const expected = written
    .filter((text) => !withdrawn.has(text))
    .map((text) => (edited.has(text) ? `${text}, edited` : text))
  expect(live.map(({ text }) => text).sort()).toEqual(expected.sort())
  expect(live).toHaveLength(23)
  await second.close()
})
