import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { readCsv } from '@/server/import/csv-file'
import type { Endpoint } from './endpoint'
import type { Extension } from './extension'

export const ACCOUNT = 'Cancity'
export const DEAL = 'Rollout 2027'

/** An open deal in the first workspace, as a manager imports it. */
export async function importDeal(endpoint: Endpoint): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'pushback-deal-')), 'deals.csv')
  await writeFile(file, `deal_id,deal_name,account,segment,outcome\nD-1,${DEAL},${ACCOUNT},Enterprise,open\n`)
  await endpoint.command('import', 'deals', file, '--workspace', 'team', '--json')
}

/** Types where the team's server is and a token for it into the settings. */
export async function typeAccess(options: Page, url: string, token: string): Promise<void> {
  await options.getByRole('button', { name: 'Use a token instead' }).click()
  await options.getByLabel('Address').fill(url)
  await options.getByLabel('Token').fill(token)
}

/** Pairs the extension with the endpoint by a token on its options page, as a sales engineer does; `url` may lead there by a detour. */
export async function pair(extension: Extension, endpoint: Endpoint, url = endpoint.url): Promise<void> {
  const token = await endpoint.newToken()
  const options = await extension.openPage('options.html')
  await typeAccess(options, url, token)
  await options.getByRole('button', { name: 'Test connection' }).click()
  await expect(options.getByText('It works: Team')).toBeVisible()
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(options.getByText('Connected to Team as eva')).toBeVisible()
  await options.close()
}

/** Lets none of the workspace's tokens in any more, as an administrator does. */
export async function revokeTokens(endpoint: Endpoint): Promise<void> {
  const list = await endpoint.command('token', 'list', '--workspace', 'team')
  for (const [id] of list.matchAll(/^[0-9a-f-]{36}/gm))
    await endpoint.command('token', 'revoke', id, '--workspace', 'team')
}

/** The text of the newest objection with this beginning, or undefined, straight from PostgreSQL. */
export async function storedText(endpoint: Endpoint, beginning: string): Promise<string | undefined> {
  const [row] = await endpoint.query<{ text: string }>('select text from objection where starts_with(text, $1)', [
    beginning,
  ])
  return row?.text
}

/** Signs in to the dashboard with the one-time link. */
export async function openDashboard(page: Page, endpoint: Endpoint): Promise<Page> {
  await page.goto(endpoint.signInLink)
  await expect(page.getByRole('link', { name: 'Objections' })).toBeVisible()
  return page
}

/** Exports what the dashboard shows as CSV and returns the texts in the file. */
export async function exportedTexts(dashboard: Page): Promise<string[]> {
  await dashboard.getByRole('button', { name: /^Export/ }).click()
  const downloading = dashboard.waitForEvent('download')
  await dashboard
    .getByRole('dialog', { name: 'Export' })
    .getByRole('link', { name: /^Download/ })
    .click()
  const path = await (await downloading).path()
  return readCsv(await readFile(path)).rows.map(({ cells }) => cells.get('text') ?? '')
}
