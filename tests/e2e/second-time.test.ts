import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { type Extension, launchExtension } from '@/tests/browser/extension'
import { openDashboard, pair } from '@/tests/browser/team'

test.describe.configure({ mode: 'serial' })

let endpoint: Endpoint
let extension: Extension
let dashboard: Page
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
  await importNotes()
  extension = await launchExtension({ headless: true })
  dashboard = await openDashboard(await extension.context.newPage(), endpoint)
  await decide('Windows config', {
    status: 'building',
    shippedAt: '2099-02-15T00:00:00.000Z',
    answer: 'Script pack first.',
  })
  await decide('Slow search', { status: 'shipped', shippedVersion: '4.2', answer: 'Ask them to try it again.' })
  await pair(extension, endpoint)
})
test.afterAll(async () => {
  await extension?.close()
  await endpoint?.dispose()
})

/** 500 themes as a team has them, one of which somebody once put other words to. */
async function importNotes(): Promise<void> {
  const things = ['agent', 'report', 'license', 'role', 'alert', 'backup', 'search', 'console', 'policy', 'export']
  const faults = ['crashes', 'missing', 'too slow', 'not documented', 'per seat', 'needs a script', 'limited']
  const made = Array.from({ length: 498 }, (_, i) => `${things[i % 10]} ${faults[i % 7]} in area ${i}`)
  const rows = [...made, 'Windows config', 'Slow search'].map((theme, i) => `${i},,${theme},capability,,,2026-03-02`)
  const wording = `gpo,,Windows config,capability,,GPO files don't apply,2026-03-02`
  const file = join(await mkdtemp(join(tmpdir(), 'pushback-themes-')), 'objections.csv')
  const header = 'objection_id,deal_id,theme,category,severity,text,raised_at'
  await writeFile(file, [header, ...rows, wording].join('\n'))
  await endpoint.command('import', 'objections', file, '--workspace', 'team', '--json')
}

/** What a product manager decides on a theme, as the dashboard sends it. */
async function decide(title: string, fields: object): Promise<void> {
  await dashboard.evaluate(
    async ([wanted, edit]) => {
      const { themes } = await (await fetch('/api/themes')).json()
      const { id } = themes.find((theme: { title: string }) => theme.title === wanted)
      const headers = { 'content-type': 'application/json' }
      await fetch(`/api/themes/${id}`, { method: 'PATCH', headers, body: JSON.stringify(edit) })
    },
    [title, fields] as const,
  )
}

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note' })
const offers = (panel: Page) => panel.getByRole('listbox', { name: 'Similar themes' }).getByRole('option')
const taken = (panel: Page) => panel.getByRole('region', { name: /^Put to/ })
const themesHere = () => extension.rows<{ title: string; answer: string | null; status: string }>('themes')
const statusOf = async (title: string) =>
  (await endpoint.query<{ status: string }>('select status from theme where title = $1', [title]))[0]?.status

async function noteSlowSearch(panel: Page, stillAProblem: 'y' | 'n'): Promise<void> {
  await lineOf(panel).pressSequentially('slow search')
  await offers(panel).first().waitFor()
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press('Tab')
  await expect(taken(panel)).toContainText('Shipped in 4.2')
  await panel.keyboard.press('ArrowDown')
  await panel.keyboard.press(stillAProblem)
  await lineOf(panel).press('Enter')
}

/** What the endpoint has of these notes: whether each was handled. */
async function arrived(): Promise<string[]> {
  const rows = await endpoint.query<{ handled: string }>(
    `select handled from objection where text = 'slow search' order by raised_at`,
  )
  return rows.map(({ handled }) => handled)
}

test('offline, among 500 themes, a beginning and another’s words find the theme, and it says what to answer', async () => {
  await expect.poll(async () => (await themesHere()).length).toBe(500)
  await endpoint.stop('SIGKILL')
  const panel = await extension.openPage('panel.html')
  await lineOf(panel).pressSequentially('win conf')
  await expect(offers(panel).first()).toContainText('Windows config')
  await lineOf(panel).fill('')
  await lineOf(panel).pressSequentially("GPO files don't apply")
  await expect(offers(panel).filter({ hasText: 'Windows config' })).toHaveCount(1)
  await offers(panel).filter({ hasText: 'Windows config' }).click()
  await expect(taken(panel)).toContainText('Building · Q1 2099')
  await expect(taken(panel)).toContainText('Script pack first.')
  await lineOf(panel).press('Enter')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText('Windows config')
  await panel.close()
})

test('the day after, the product manager’s new answer is there', async () => {
  await endpoint.start()
  await dashboard.reload()
  await decide('Windows config', { answer: 'The pack covers services too.' })
  const panel = await extension.openPage('panel.html')
  const answers = async () => (await themesHere()).map(({ answer }) => answer)
  await expect.poll(answers, { timeout: 20_000 }).toContain('The pack covers services too.')
  await lineOf(panel).pressSequentially('win conf')
  await expect(offers(panel).first()).toContainText('The pack covers services too.')
  await lineOf(panel).fill('')
  await expect.poll(() => extension.rows('drafts')).toEqual([])
  await panel.close()
})

test('what shipped and is settled stays shipped; what is still a problem comes back to the product manager', async () => {
  const panel = await extension.openPage('panel.html')
  await noteSlowSearch(panel, 'n')
  await expect.poll(arrived).toEqual(['yes'])
  expect(await statusOf('Slow search')).toBe('shipped')
  await noteSlowSearch(panel, 'y')
  await expect.poll(arrived).toEqual(['yes', 'no'])
  expect(await statusOf('Slow search')).toBe('triaged')
  const shownHere = async () => (await themesHere()).find(({ title }) => title === 'Slow search')?.status
  await expect.poll(shownHere, { timeout: 20_000 }).toBe('triaged')
})
