import type { Page } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { exportedTexts, importDeal, pair, storedText } from '@/tests/browser/team'
import { expect, test } from './fixtures'
import { press, type } from './keys'

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
  await importDeal(endpoint)
})
test.afterAll(() => endpoint?.dispose())

for (const [path, text] of [
  ['deck.html', 'needs a script for every Windows object'],
  ['editor.html', '=cmd() in the editor, <script> and all'],
  ['api.html', 'no paging in the API; 100% of it'],
] as const) {
  test(`what is typed over ${path} after a real chord stands in the CSV file`, async ({
    extension,
    visit,
    openPanel,
  }) => {
    await pair(extension, endpoint)
    const dashboard: Page = await extension.context.newPage()
    await dashboard.goto(await endpoint.command('sign-in-link', '--workspace', 'team', '--email', 'admin@localhost'))
    await expect(dashboard.getByRole('link', { name: 'Objections' })).toBeVisible()

    const page = await visit(path)
    const panel = await openPanel(page)
    await type(`!! ${text}`)
    await press('Return')
    await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText(text)
    // The member's earlier notes come down from the endpoint beside it.
    expect(await extension.rows('objections')).toContainEqual(expect.objectContaining({ text, severity: 'blocker' }))
    await expect.poll(() => storedText(endpoint, text)).toBe(text)
    await expect(dashboard.getByText(text)).toBeAttached()
    await dashboard.bringToFront()
    expect(await exportedTexts(dashboard)).toContain(text)
  })
}
