import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { Endpoint } from '@/tests/browser/endpoint'
import { askBackground, FIREFOX_BUILD, launchFirefox, storedNotes } from '@/tests/browser/firefox'
import { type Pages, servePages } from '@/tests/browser/pages'
import { openPanel } from './firefox-fixtures'
import { activate, press, type, windowTitle } from './keys'

// One person, two computers, and the clock of one is off: what is done last stands, on both and at the endpoint.

let pages: Pages
test.beforeAll(async () => {
  pages = await servePages()
})
test.afterAll(() => pages?.close())

let endpoint: Endpoint
const browsers: Browser[] = []
test.beforeEach(async () => {
  endpoint = await Endpoint.create()
})
test.afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close()
  await endpoint?.dispose()
})

/**
 * Debian's libfaketime hangs Firefox when it starts: instead the background of a copy reads a clock that is off, and
 * plans its alarms, which the browser's own clock rings, by that.
 */
function buildWithClockOff(seconds: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'pushback-clock-'))
  cpSync(FIREFOX_BUILD, dir, { recursive: true })
  const background = join(dir, 'background.js')
  const clock = `{
    const [Right, off, { alarms }] = [Date, ${seconds * 1_000}, browser]
    globalThis.Date = class extends Right {
      constructor(...given) { super(...(given.length > 0 ? given : [Right.now() + off])) }
      static now() { return Right.now() + off }
    }
    const create = alarms.create.bind(alarms)
    alarms.create = (name, { when, ...info }) => create(name, when === undefined ? info : { ...info, when: when - off })
  };`
  writeFileSync(background, clock + readFileSync(background, 'utf8'))
  return dir
}

interface Device {
  page: Page
  /** Types notes with real keys into this browser's own window. */
  note(...texts: string[]): Promise<void>
  /** Sends what waits, fetches what is new, and tells all notes there. */
  exchange(): Promise<string[]>
  edit(from: string, to: string): Promise<void>
  withdraw(text: string): Promise<void>
}

async function aDevice({ path, title, clockOffS }: { path: string; title: string; clockOffS?: number }) {
  const firefox = await launchFirefox({ dir: clockOffS === undefined ? FIREFOX_BUILD : buildWithClockOff(clockOffS) })
  browsers.push(firefox)
  const page = await firefox.newPage()
  await page.goto(`${pages.origin}/${path}`)
  const toFront = async () => {
    await activate(`^${title} `)
    await expect.poll(windowTitle).toMatch(new RegExp(`^${title} `))
    await page.mouse.click(5, 400)
    await openPanel(page)
  }
  await toFront()
  const token = await endpoint.newToken()
  await askBackground(page, 'connect', { url: endpoint.url, token })
  const waiting = async () => ((await askBackground(page, 'getState')) as { waiting: number }).waiting
  const texts = async () => (await storedNotes(page)).map(({ text }) => String(text))
  const idOf = async (text: string) => (await storedNotes(page)).find((note) => note.text === text)?.id
  const device: Device = {
    page,
    note: async (...lines) => {
      await toFront()
      for (const line of lines) {
        await type(line)
        await press('Return')
        await expect.poll(texts).toContain(line)
      }
    },
    exchange: async () => {
      await askBackground(page, 'syncNow')
      await expect.poll(waiting, { timeout: 20_000 }).toBe(0)
      return (await texts()).sort()
    },
    edit: async (from, to) => {
      await askBackground(page, 'editNote', { id: await idOf(from), fields: { text: to } })
    },
    withdraw: async (text) => {
      await askBackground(page, 'withdrawNote', { id: await idOf(text), withdrawn: true })
    },
  }
  return device
}

for (const [name, clockOffS] of [
  ['two hours slow', -7_200],
  ['two hours fast', 7_200],
] as const) {
  test(`Firefox: on a second computer whose clock is ${name}, nothing is lost and what is done last stands`, async () => {
    test.setTimeout(240_000)
    const right = await aDevice({ path: 'form.html', title: 'Form' })
    const wrong = await aDevice({ path: 'api.html', title: 'API', clockOffS })
    await right.note('right 1', 'right 2')
    expect(await right.exchange()).toEqual(['right 1', 'right 2'])
    await wrong.note('wrong 1', 'wrong 2')
    await expect.poll(() => wrong.exchange()).toEqual(['right 1', 'right 2', 'wrong 1', 'wrong 2'])
    // Each changes what the other has made, one after the other.
    await wrong.edit('right 1', 'right 1, by wrong')
    await wrong.withdraw('right 2')
    await wrong.exchange()
    await expect.poll(() => right.exchange()).toEqual(['right 1, by wrong', 'wrong 1', 'wrong 2'])
    await right.edit('right 1, by wrong', 'right 1, by right again')
    await right.edit('wrong 1', 'wrong 1, by right')
    await right.withdraw('wrong 2')
    await right.exchange()
    await expect.poll(() => wrong.exchange()).toEqual(['right 1, by right again', 'wrong 1, by right'])
    await wrong.edit('wrong 1, by right', 'wrong 1, by wrong again')
    await wrong.exchange()

    const last = ['right 1, by right again', 'wrong 1, by wrong again']
    await expect.poll(() => right.exchange()).toEqual(last)
    const rows = await endpoint.query<{ text: string; live: boolean; raised: Date }>(
      'select text, deleted_at is null live, raised_at raised from objection order by text',
    )
    // Its first note bears the time of its own clock: that was off.
    const [right1, , wrong1] = rows.map(({ raised }) => raised.getTime())
    expect(Math.round((Number(wrong1) - Number(right1)) / 3_600_000)).toBe(clockOffS / 3_600)
    expect(rows.map(({ text, live }) => [text, live])).toEqual([
      ['right 1, by right again', true],
      ['right 2', false],
      ['wrong 1, by wrong again', true],
      ['wrong 2', false],
    ])
  })
}
