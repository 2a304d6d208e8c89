import { describe, expect, it } from 'vitest'
import { EndpointStub, refusal } from './endpoint-stub'
import { aSyncDevice } from './sync-device'

/** A browser with a page of ours open that has fetched everything and hears of changes. */
async function listening() {
  const endpoint = new EndpointStub()
  const device = aSyncDevice(endpoint)
  device.listening.hears = true
  await device.loop.hurry()
  return { endpoint, device }
}

const pulls = (endpoint: EndpointStub) => endpoint.log.filter((line) => line.includes('pull')).length

describe('a browser that hears of changes', () => {
  it('listens with the account it syncs, and asks less often by itself', async () => {
    const { device } = await listening()
    expect(device.listening.access).toEqual({ url: 'http://endpoint', token: 'pb_x' })
    expect(device.wakeAt).toBe(device.nowMs + 30_000)
  })

  it('fetches a change within ten seconds', async () => {
    const { device } = await listening()
    device.loop.heard()
    expect(device.wakeAt).toBeLessThanOrEqual(device.nowMs + 8_000)
    device.nowMs += 20_000
    device.loop.heard()
    expect(device.wakeAt).toBeLessThanOrEqual(device.nowMs + 2_300)
  })

  it('fetches a change once, however often it is told of it', async () => {
    const { endpoint, device } = await listening()
    for (let told = 0; told < 5; told++) device.loop.heard()
    device.nowMs = device.wakeAt ?? 0
    await device.loop.wake()
    expect(pulls(endpoint)).toBe(2)
    expect(device.wakeAt).toBe(device.nowMs + 30_000)
  })

  it('asks again soon when it is told while it asks', async () => {
    const { endpoint, device } = await listening()
    const answer = () => {
      device.loop.heard()
      return Response.json({ rows: [], cursor: 'c', more: false })
    }
    endpoint.troubles.push({ response: answer })
    await device.loop.hurry()
    expect(device.wakeAt).toBe(device.nowMs + 8_000)
  })

  it('stops listening when nobody looks, and when it is signed out', async () => {
    const { device } = await listening()
    device.watched = false
    await device.loop.hurry()
    expect(device.listening.access).toBeNull()
    device.watched = true
    await device.loop.hurry()
    device.signedIn = false
    await device.loop.hurry()
    expect(device.listening.access).toBeNull()
  })

  it('still keeps the silence that the endpoint asked for', async () => {
    const { endpoint, device } = await listening()
    endpoint.troubles.push(refusal(429, { 'retry-after': '60' }))
    await device.loop.hurry()
    const silentUntil = device.nowMs + 60_000
    device.loop.heard()
    device.nowMs += 10_000
    await device.loop.wake()
    expect(pulls(endpoint)).toBe(2)
    expect(device.wakeAt).toBe(silentUntil)
  })

  it('asks nothing of an endpoint that has turned it away', async () => {
    const { endpoint, device } = await listening()
    endpoint.troubles.push(refusal(401))
    await device.loop.hurry()
    device.loop.heard()
    expect(device.wakeAt).toBeNull()
  })
})
