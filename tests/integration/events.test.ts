import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDeal } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, openEndpoint, type TestMember, write } from './endpoint'

let endpoint: Endpoint
let ana: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  ana = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint), role: 'pm' })
})
afterAll(() => endpoint.close())

/** Reads the stream until it has said what is waited for. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: RegExp): Promise<string> {
  let text = ''
  while (!wanted.test(text)) {
    const { value, done } = await reader.read()
    if (done) break
    text += new TextDecoder().decode(value)
  }
  return text
}

async function listen(member: TestMember) {
  const response = await endpoint.app.request('/api/events', { headers: { cookie: member.cookie } })
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no stream')
  await readUntil(reader, /listening/)
  return reader
}

describe('events', () => {
  it('tell of a change in the own workspace', async () => {
    const reader = await listen(ana)
    const deals = setInterval(() => void write(endpoint, ana.workspaceId, [aDeal()]), 300)
    const text = await readUntil(reader, /event: change/)
    clearInterval(deals)
    expect(text).toMatch(/event: change\ndata: \{"seq":\d+\}\n\n/)
    await reader.cancel()
  })

  it('reach an extension, which sends its token from an origin of its own', async () => {
    const origin = 'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh'
    const asked = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
    const may = await endpoint.app.request('/api/events', { method: 'OPTIONS', headers: asked })
    expect(may.headers.get('access-control-allow-headers')).toContain('authorization')
    const headers = { origin, authorization: `Bearer ${ana.token}` }
    const response = await endpoint.app.request('/api/events', { headers })
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    const reader = response.body?.getReader()
    if (!reader) throw new Error('no stream')
    expect(await readUntil(reader, /listening/)).toContain('listening')
    await reader.cancel()
  })

  it('end when the endpoint stops', async () => {
    const stopped = openEndpoint()
    const response = await stopped.app.request('/api/events', { headers: { cookie: ana.cookie } })
    const reader = response.body?.getReader()
    await stopped.close()
    for (;;) if ((await reader?.read())?.done !== false) break
    expect(response.status).toBe(200)
  })

  it('are for members only', async () => {
    expect((await endpoint.app.request('/api/events')).status).toBe(401)
  })
})
