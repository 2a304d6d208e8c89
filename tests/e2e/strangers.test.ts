import { join } from 'node:path'
import { CHROME_BUILD, launchExtension } from '@/tests/browser/extension'
import { expect, test } from './extension-fixtures'

const STRANGER = join(import.meta.dirname, '../browser/stranger')
const message = { id: 1, type: 'exportNotes', data: { format: 'jsonl', demoId: null, secret: 'said in private' } }

test('another extension is refused, and what it sent is not in the log', async () => {
  const extension = await launchExtension({
    headless: true,
    args: [`--disable-extensions-except=${CHROME_BUILD},${STRANGER}`, `--load-extension=${CHROME_BUILD},${STRANGER}`],
  })
  try {
    const worker = (name: string) => extension.context.serviceWorkers().find((each) => each.url().endsWith(name))
    await expect.poll(() => worker('stranger.js')).toBeDefined()
    await expect.poll(() => worker('background.js')).toBeDefined()
    const [stranger, ours] = [worker('stranger.js'), worker('background.js')]
    await ours?.evaluate(() => {
      const logged: string[] = []
      Object.assign(globalThis, { logged })
      console.error = (...parts: unknown[]) => logged.push(parts.map(String).join(' '))
    })
    const id = new URL(ours?.url() ?? '').host
    const ask = ([to, what]: readonly [string, object]) => chrome.runtime.sendMessage(to, what)
    expect(await stranger?.evaluate(ask, [id, message] as const)).toMatchObject({ ok: false, error: 'not_ours' })
    const logged = await ours?.evaluate(() => (globalThis as never as { logged: string[] }).logged)
    expect(logged).toEqual([expect.stringContaining('A message of another extension')])
    expect(String(logged)).not.toContain('private')
  } finally {
    await extension.close()
  }
})

test('a page has no way to send a message', async ({ extension }) => {
  const page = await extension.context.newPage()
  await page.goto('data:text/html,<title>page</title>')
  expect(await page.evaluate(() => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime)).toBe(
    'undefined',
  )
})
