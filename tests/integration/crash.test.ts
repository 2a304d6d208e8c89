import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceId, newId } from '@/utils/model/ids'
import { pullAnswer, pushAnswer } from '@/utils/model/sync-protocol'
import { anObjectionMutation, NOW } from '../simulation/sync-builders'
import { aDataDir, type Program, removeDataDir, run, serve, stop } from './program'

const KILLS = 3

let dataDir: string
beforeEach(async () => {
  dataDir = await aDataDir()
})
afterEach(() => removeDataDir(dataDir))

interface Pushed {
  acknowledged: string[]
  /** Sent, without having heard whether it arrived. */
  unsure: ReturnType<typeof anObjectionMutation>[]
}

/** Pushes batches, each new, until the server dies. */
async function pushUntilKilled({ url, bearer, device }: Target, server: Program): Promise<Pushed> {
  const acknowledged: string[] = []
  for (let batch = 0; ; batch++) {
    const mutations = Array.from({ length: 50 }, (_, i) => anObjectionMutation({ stamp: [NOW + batch, i] }))
    if (batch === 3) setImmediate(() => server.process.kill('SIGKILL'))
    const answer = await push({ url, bearer, device }, mutations).catch(() => undefined)
    if (!answer) return { acknowledged, unsure: mutations }
    acknowledged.push(...mutations.map(({ entityId }) => entityId))
  }
}

interface Target {
  url: string
  bearer: string
  device: string
}

async function push({ url, bearer, device }: Target, mutations: unknown[]) {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ protocol: 1, deviceId: device, mutations })
  return pushAnswer.parse(await (await fetch(`${url}/api/sync/push`, { method: 'POST', headers, body })).json())
}

async function pullAll(url: string, bearer: string): Promise<string[]> {
  const ids: string[] = []
  const query = new URLSearchParams({ protocol: '1', device: newId(deviceId) })
  for (;;) {
    const response = await fetch(`${url}/api/sync/pull?${query}`, { headers: { authorization: `Bearer ${bearer}` } })
    const page = pullAnswer.parse(await response.json())
    ids.push(...page.rows.filter(({ entity }) => entity === 'objection').map(({ id }) => id))
    if (!page.more) return ids
    query.set('cursor', page.cursor)
  }
}

describe('a server killed while devices push', () => {
  it(`has everything it acknowledged, once, after ${KILLS} kills`, async () => {
    let server = await serve(dataDir)
    const args = ['token', 'create', '--workspace', 'team', '--email', 'eva@example.com', '--role', 'se']
    const bearer = (await run(args, { DATA_DIR: dataDir }).ended).stdout.trim()
    const expected: string[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const device = newId(deviceId)
      const { acknowledged, unsure } = await pushUntilKilled({ url: server.url, bearer, device }, server)
      await server.ended
      server = await serve(dataDir)
      const { applied, duplicates } = await push({ url: server.url, bearer, device }, unsure)
      expect(applied + duplicates).toBe(unsure.length)
      expect([0, unsure.length]).toContain(applied)
      expected.push(...acknowledged, ...unsure.map(({ entityId }) => entityId))
    }
    expect((await pullAll(server.url, bearer)).sort()).toEqual(expected.sort())
    await stop(server)
  })
})
