import { Endpoint } from '@/tests/browser/endpoint'
import { askBackground } from '@/tests/browser/firefox'
import { expect, openPanel, test } from './firefox-fixtures'

test.use({ firefoxOf: 'pairing' })

/** The member says yes in the dashboard, as its page does. */
async function confirm(endpoint: Endpoint, code: string): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: endpoint.url }
  const body = JSON.stringify({ token: new URL(endpoint.signInLink).hash.slice(1) })
  const signedIn = await fetch(`${endpoint.url}/api/sign-in`, { method: 'POST', headers, body })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify({ allow: true }) }
  expect((await fetch(`${endpoint.url}/api/pairing/${code}`, answer)).status).toBe(204)
}

test('Firefox: a browser connects by a code and says which one it is', async ({ visit }) => {
  const endpoint = await Endpoint.create()
  try {
    const page = await visit('form.html')
    await openPanel(page)
    const started = (await askBackground(page, 'startPairing', { url: endpoint.url })) as { userCode: string }
    await confirm(endpoint, started.userCode)
    await expect.poll(() => askBackground(page, 'lookAtPairing')).toBeNull()
    expect(await askBackground(page, 'getAccount')).toMatchObject({ account: { url: endpoint.url, workspace: 'Team' } })
    expect(await endpoint.command('token', 'list', '--workspace', 'team')).toContain('Firefox · Linux')
  } finally {
    await endpoint.dispose()
  }
})
