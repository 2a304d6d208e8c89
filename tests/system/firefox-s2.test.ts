import type { Page } from 'puppeteer-core'
import { Endpoint } from '@/tests/browser/endpoint'
import { firefoxPanel } from '@/tests/browser/firefox'
import { type LossyProxy, startProxy } from '@/tests/browser/proxy'
import { expect, openCleared, test } from './firefox-fixtures'
import { press, type } from './keys'

// Of S2 in Firefox: offline, an endpoint whose answers are lost, one that fails, and then all is there once.

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

/** The background's answer to what a page of the extension asks. */
async function ask(page: Page, kind: string, data: object | null = null): Promise<unknown> {
  const panel = await firefoxPanel(page)
  return panel?.evaluate(
    async (name, content) => {
      const message = { id: 1, type: name, data: content ?? undefined, timestamp: Date.now() }
      return ((await chrome.runtime.sendMessage(message)) as { res: { value: unknown } }).res.value
    },
    kind,
    data,
  )
}

const waiting = async (page: Page) => ((await ask(page, 'getState')) as { waiting: number }).waiting
const stored = () => endpoint.query<{ text: string }>('select text from objection order by text')

async function note(page: Page, text: string): Promise<void> {
  const before = await waiting(page)
  await type(text)
  await press('Return')
  await expect.poll(() => waiting(page)).toBeGreaterThan(before)
}

test('Firefox, S2: nothing is lost and nothing there twice, whatever the network does to it', async ({ visit }) => {
  test.setTimeout(150_000)
  const member = ['--workspace', 'team', '--email', 'eva@example.com', '--role', 'se']
  const token = await endpoint.command('token', 'create', ...member)
  const page = await visit('form.html')
  await openCleared(page)
  expect(await ask(page, 'connect', { url: proxy.url, token })).toMatchObject({ test: { ok: true } })

  proxy.fate = 'down'
  for (let i = 1; i <= 5; i++) await note(page, `offline ${i}`)
  expect(await stored()).toEqual([])
  proxy.fate = 'deaf'
  await ask(page, 'syncNow')
  await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(5)
  await note(page, 'unheard 6')
  proxy.fate = 'failing'
  await ask(page, 'syncNow')
  await note(page, 'failing 7')
  expect(await waiting(page)).toBeGreaterThan(0)

  proxy.fate = 'healthy'
  await ask(page, 'syncNow')
  await expect.poll(() => waiting(page), { timeout: 40_000 }).toBe(0)
  const expected = ['failing 7', ...[1, 2, 3, 4, 5].map((i) => `offline ${i}`), 'unheard 6']
  expect((await stored()).map(({ text }) => text)).toEqual(expected)
})
