import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Endpoint } from '@/tests/browser/endpoint'
import { type DeviceId, dealId, deviceId, newId } from '@/utils/model/ids'
import { PROTOCOL, pushAnswer } from '@/utils/model/sync-protocol'
import { against, type Figure, median, p99 } from './figure'
import { syncRecords } from './sync/records'

const MEMBERS = 10
const DEVICES = 200
const NOTES = 20
const ALONE = 40
const ROUNDS = 4

interface Client {
  deviceId: DeviceId
  token: string
  cursor: string
  batch: number
}

/**
 * 200 browsers of ten members push and pull at once, against one alone in the same run. A workspace's writers come one
 * after the other, so at best the slowest waits for all the others.
 */
export async function load(): Promise<Figure[]> {
  const endpoint = await Endpoint.create()
  try {
    const tokens: string[] = []
    for (let member = 0; member < MEMBERS; member++) tokens.push(await endpoint.newToken(`m${member}@example.com`))
    const clients = Array.from({ length: DEVICES }, (_, at) => aClient(tokens[at % MEMBERS] ?? ''))
    const alone: number[] = []
    for (let push = 0; push < ALONE; push++) alone.push(await exchange(endpoint.url, aClient(tokens[0] ?? '')))
    const rss = [residentMb(endpoint.pid)]
    const together: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      together.push(...(await Promise.all(clients.map((client) => exchange(endpoint.url, client)))))
      rss.push(residentMb(endpoint.pid))
    }
    const serial = DEVICES * median(alone)
    return [
      against('sync-load, p99 of 200 pushes at once', p99(together), 'ms', {
        peer: 'the same one after the other',
        value: serial,
      }),
      // The first round fills pools and caches.
      against('sync-load, memory after the last round', rss.at(-1) ?? 0, 'MB', {
        peer: 'after the first',
        value: rss[1] ?? 0,
      }),
    ]
  } finally {
    await endpoint.dispose()
  }
}

const aClient = (token: string): Client => ({ deviceId: newId(deviceId), token, cursor: '', batch: 0 })

/** One push and the pull after it; how long the push took. Anything but a whole answer ends the bench. */
async function exchange(url: string, client: Client): Promise<number> {
  const began = performance.now()
  const mutations = syncRecords(NOTES, [newId(dealId)]).map(({ id, dealId: _, ...fields }, at) => ({
    ...{ entity: 'objection', entityId: id, fields, stamp: [Date.now() + client.batch, at] },
  }))
  client.batch++
  const body = gzipSync(JSON.stringify({ protocol: PROTOCOL, deviceId: client.deviceId, mutations }))
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
  const { applied } = pushAnswer.parse(await ask(url, client, { path: 'push', method: 'POST', headers, body }))
  const took = performance.now() - began
  if (applied !== NOTES) throw new Error(`${applied} of ${NOTES} notes were taken.`)
  const query = new URLSearchParams({ protocol: String(PROTOCOL), device: client.deviceId })
  if (client.cursor) query.set('cursor', client.cursor)
  const page = (await ask(url, client, { path: `pull?${query}`, method: 'GET' })) as { cursor: string } | null
  client.cursor = page?.cursor ?? client.cursor
  return took
}

async function ask(
  url: string,
  { token }: Client,
  { path, headers, ...init }: RequestInit & { path: string },
): Promise<unknown> {
  const answer = await fetch(`${url}/api/sync/${path}`, {
    ...init,
    headers: { ...headers, authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`${path.split('?')[0]} was answered ${answer.status}: ${await answer.text()}`)
  return answer.status === 204 ? null : answer.json()
}

function residentMb(pid: number): number {
  const [, kB = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kB) / 1024
}
