import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GRANT_TYPE, type PairingStart, pairingStart, pairingView, tokenAnswer } from '@/utils/model/pairing'
import { deviceList } from '@/utils/model/views'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember } from './endpoint'

const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'

let endpoint: Endpoint
let eva: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  eva = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
})
afterAll(() => endpoint.close())

async function ask(device: string) {
  const headers = { 'content-type': 'application/json', origin: EXTENSION }
  return endpoint.app.request('/api/pairing', { method: 'POST', headers, body: JSON.stringify({ device }) })
}

async function start(): Promise<PairingStart> {
  const response = await ask('Chromium on Linux')
  expect(response.headers.get('access-control-allow-origin')).toBe(EXTENSION)
  return pairingStart.parse(await response.json())
}

async function poll({ device_code }: PairingStart) {
  const body = new URLSearchParams({ grant_type: GRANT_TYPE, device_code })
  const response = await endpoint.app.request('/api/pairing/token', {
    method: 'POST',
    body,
    headers: { origin: EXTENSION },
  })
  expect(response.headers.get('access-control-allow-origin')).toBe(EXTENSION)
  endpoint.clock.now += 3_000
  return { status: response.status, body: await response.json() }
}

const confirm = (code: string, allow: boolean) =>
  dashboardOf(endpoint, eva).send('POST', `/api/pairing/${encodeURIComponent(code)}`, { allow })

describe('pairing a browser', () => {
  it('gives it a token of the member who confirms its code, once', async () => {
    const started = await start()
    expect(await poll(started)).toEqual({ status: 400, body: { error: 'authorization_pending' } })
    const view = await dashboardOf(endpoint, eva).get(pairingView, `/api/pairing/${started.user_code}`)
    expect(view.device).toBe('Chromium on Linux')
    expect((await confirm(started.user_code, true)).status).toBe(204)
    const { access_token } = tokenAnswer.parse((await poll(started)).body)
    const headers = { authorization: `Bearer ${access_token}` }
    const devices = deviceList.parse(await (await endpoint.app.request('/api/devices', { headers })).json())
    expect(devices.rows).toContainEqual(
      expect.objectContaining({ device: 'Chromium on Linux', memberId: eva.memberId }),
    )
    expect((await poll(started)).body).toEqual({ error: 'invalid_grant' })
  })

  it('gives one token to two that ask with the same code at once', async () => {
    const started = await start()
    await confirm(started.user_code, true)
    const answers = await Promise.all([poll(started), poll(started)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  it('takes the code as people type it', async () => {
    const started = await start()
    expect((await confirm(started.user_code.toLowerCase().replace('-', ' '), true)).status).toBe(204)
  })

  it('keeps out a browser that the member does not know', async () => {
    const started = await start()
    await confirm(started.user_code, false)
    expect((await poll(started)).body).toEqual({ error: 'access_denied' })
    expect((await confirm(started.user_code, true)).status).toBe(404)
  })

  it('ends after ten minutes', async () => {
    const started = await start()
    endpoint.clock.now += started.expires_in * 1_000
    expect((await poll(started)).body).toEqual({ error: 'expired_token' })
    expect((await confirm(started.user_code, true)).status).toBe(404)
  })

  it('asks one that asks too often to slow down', async () => {
    const started = await start()
    await poll(started)
    endpoint.clock.now -= 3_000
    expect((await poll(started)).body).toEqual({ error: 'slow_down' })
  })

  it.each(['', ' ', 'x'.repeat(101), '\u001b[2JChrome', 'a\nb'])(
    'refuses %j as the name of a browser',
    async (name) => {
      expect((await ask(name)).status).toBe(400)
    },
  )

  it('needs somebody who is signed in', async () => {
    const { user_code } = await start()
    const response = await endpoint.app.request(`/api/pairing/${user_code}`, { method: 'POST' })
    expect(response.status).toBe(401)
  })
})
