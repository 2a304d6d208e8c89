import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { type Extension, launchExtension, rowsSeenBy } from '@/tests/browser/extension'
import { browserProcess, stopBackground } from '@/tests/browser/process'
import { type LossyProxy, startProxy } from '@/tests/browser/proxy'
import { pair, revokeTokens } from '@/tests/browser/team'

// S2, step by step: a network that fails in every way, a browser that is killed, a token that is revoked, a
// background that is stopped; then everything is there once. (An update in mid-demo: system/lives; clocks apart: system/firefox-clock; a full disk:
// system/surfaces; a restored backup: own-data.)

test.describe.configure({ mode: 'serial' })

let endpoint: Endpoint
let proxy: LossyProxy
let profile: string
let laptop: Extension
let panel: Page
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
  proxy = await startProxy(endpoint.url)
  profile = await mkdtemp(join(tmpdir(), 'pushback-s2-'))
  laptop = await launchExtension({ headless: true, profile })
  await pair(laptop, endpoint, proxy.url)
  panel = await laptop.openPage('panel.html')
})
test.afterAll(async () => {
  await laptop?.close()
  proxy?.close()
  await endpoint?.dispose()
  await rm(profile, { recursive: true, force: true })
})

const TROUBLES = [
  ['failing', 'server not reachable'],
  ['busy', 'server busy'],
  ['cutting', 'server not reachable'],
] as const

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note', exact: true })
const notesOf = (panel: Page) => panel.getByRole('list', { name: 'Notes in this demo' }).getByRole('listitem')
const count = (customer: string, notes: number) => Array.from({ length: notes }, (_, at) => `${customer} ${at + 1}`)
const buttonTitle = async () => (await laptop.background()).evaluate(() => chrome.action.getTitle({}))
const stored = async () =>
  (await endpoint.query<{ text: string }>('select text from objection where deleted_at is null order by text')).map(
    ({ text }) => text,
  )

async function hold(customer: string, notes: number): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click()
  await panel.getByRole('menuitem', { name: /^Start/ }).click()
  await panel.getByRole('combobox', { name: 'Customer' }).fill(customer)
  await panel.getByRole('combobox', { name: 'Customer' }).press('Enter')
  // The one before ends when the person says so: once more Enter.
  const another = panel.getByRole('button', { name: 'End it and start' })
  await expect(another.or(lineOf(panel))).toBeFocused()
  if (await another.isVisible()) await another.press('Enter')
  for (const text of count(customer, notes)) {
    await lineOf(panel).fill(text)
    await lineOf(panel).press('Enter')
    await expect(notesOf(panel).filter({ hasText: text }).first()).toBeVisible()
  }
}

async function edit(text: string, next: string): Promise<void> {
  const row = notesOf(panel).filter({ hasText: new RegExp(`${text}(?!\\d)`) })
  await row.hover()
  await row.getByRole('button', { name: 'Edit' }).click()
  await panel.getByRole('textbox', { name: 'Edit note' }).fill(next)
  await panel.getByRole('textbox', { name: 'Edit note' }).press('Enter')
  await expect(notesOf(panel).filter({ hasText: next })).toBeVisible()
}

test('25 notes for two customers, taken while the server is out of reach, survive the browser’s being killed', async () => {
  test.slow()
  proxy.fate = 'down'
  await hold('Cancity', 13)
  await hold('Velnox', 12)
  await expect(panel.getByText(/25 waiting: server not reachable · again at \d+:\d\d:\d\d/)).toBeVisible()
  await expect.poll(buttonTitle).toMatch(/^Notes · 25 waiting: server not reachable · again at \d+:\d\d:\d\d/)
  const popup = await laptop.openPage('popup.html')
  await expect(popup.getByText(/cannot be reached.* Next try at \d/)).toBeVisible()
  process.kill(await browserProcess(laptop.context), 'SIGKILL')
  await laptop.context.waitForEvent('close')

  laptop = await launchExtension({ headless: true, profile })
  panel = await laptop.openPage('panel.html')
  await expect(panel.getByText(/ 25 waiting: /)).toBeVisible()
  await expect(notesOf(panel)).toHaveCount(12)
  expect(await stored()).toEqual([])
})

test('answers that are lost, refused, cut or late leave nothing twice; edits and withdrawals meanwhile arrive with the rest', async () => {
  test.slow()
  proxy.fate = 'deaf'
  await expect.poll(async () => (await stored()).length, { timeout: 60_000 }).toBe(25)
  await expect(panel.getByText(/waiting/).first()).toBeVisible()
  for (const text of ['Velnox 12', 'Velnox 11']) {
    await lineOf(panel).press('Alt+KeyZ')
    await expect(notesOf(panel).filter({ hasText: text })).toHaveCount(0)
  }
  // Each with a change of its own: an answer may still come through while one trouble ends and the next begins.
  for (const [at, [fate, why]] of TROUBLES.entries()) {
    proxy.fate = fate
    await edit(`Velnox ${at + 1}`, `Velnox ${at + 1}, edited`)
    await expect(panel.getByText(`waiting: ${why}`)).toBeVisible({ timeout: 40_000 })
  }
  proxy.fate = 'slow'
  await expect(panel.getByText('all sent')).toBeVisible({ timeout: 40_000 })
  await expect.poll(buttonTitle).toBe('Notes')
  proxy.fate = 'healthy'
  const velnox = count('Velnox', 10).map((text, at) => (at < 3 ? `${text}, edited` : text))
  expect(await stored()).toEqual([...count('Cancity', 13), ...velnox].sort())
})

test('another browser of the same member shows the same, and a revoked token keeps the notes until there is a new one', async () => {
  test.slow()
  const desktop = await launchExtension({ headless: true })
  await pair(desktop, endpoint)
  const live = async (extension: Extension) =>
    (await extension.rows<{ text: string; deletedAt: string | null }>('objections'))
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ text }) => text)
      .sort()
  await expect.poll(() => live(desktop), { timeout: 10_000 }).toEqual(await live(laptop))
  await desktop.close()

  await revokeTokens(endpoint)
  for (const text of ['kept 1', 'kept 2', 'kept 3']) {
    await lineOf(panel).fill(text)
    await lineOf(panel).press('Enter')
  }
  await expect(panel.getByText('3 waiting: sign in again')).toBeVisible()
  await expect(notesOf(panel).filter({ hasText: 'kept 3' })).toBeVisible()
  const options = await laptop.openPage('options.html')
  await expect(options.getByText('This browser was signed out by the server.')).toBeVisible()
  await options.close()
  expect(await stored()).toHaveLength(23)

  await pair(laptop, endpoint, proxy.url)
  await expect(panel.getByText('all sent')).toBeVisible()
  expect(await stored()).toEqual(expect.arrayContaining(['kept 1', 'kept 2', 'kept 3']))
  expect(await stored()).toHaveLength(26)
})

test('a background that is stopped in mid-push, once the server has the note, leaves it there once, and all is sent', async () => {
  proxy.fate = 'silent'
  await lineOf(panel).fill('in mid-push')
  await lineOf(panel).press('Enter')
  const arrived = async () => (await stored()).filter((text) => text === 'in mid-push').length
  await expect.poll(arrived).toBe(1)
  const isTheSame = async () => (await laptop.background()).evaluate(() => 'marked' in globalThis)
  await (await laptop.background()).evaluate(() => Object.assign(globalThis, { marked: true }))
  expect(await isTheSame()).toBe(true)
  await stopBackground(laptop.context)
  expect(await isTheSame()).toBe(false)
  expect(await rowsSeenBy(panel, 'outbox')).toHaveLength(1)
  proxy.fate = 'healthy'
  await expect(panel.getByText('all sent')).toBeVisible({ timeout: 60_000 })
  expect(await rowsSeenBy(panel, 'outbox')).toEqual([])
  expect(await arrived()).toBe(1)
})
