import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from '@/server/db/embedded/postmaster'
import { deviceId, newId } from '@/utils/model/ids'
import { PROTOCOL, pullAnswer, pushAnswer } from '@/utils/model/sync-protocol'
import { anObjectionMutation, NOW } from '../simulation/sync-builders'
import { aDataDir, databaseRuns, type Program, removeDataDir, run, serve, stop } from './program'

const SERVER_KILLS = 30
const DATABASE_KILLS = 5
const DEVICES = 4

let dataDir: string
beforeEach(async () => {
  dataDir = await aDataDir()
})
afterEach(() => removeDataDir(dataDir))

interface Target {
  url: string
  bearer: string
}

/** Devices that push without a pause, and the same again until an answer comes, as the extension does. */
class Load {
  readonly acknowledged: string[] = []
  applied = 0
  readonly #stopping = new AbortController()
  readonly #devices: Promise<unknown>

  constructor(private readonly target: Target) {
    this.#devices = Promise.all(Array.from({ length: DEVICES }, () => this.#device()))
  }

  /** Resolves once so many more have been acknowledged. */
  async grows(by: number): Promise<void> {
    const wanted = this.acknowledged.length + by
    while (this.acknowledged.length < wanted) await delay(5)
  }

  /** Lets each device hear of what it has sent last. */
  async end(): Promise<void> {
    this.#stopping.abort()
    await this.#devices
  }

  async #device(): Promise<void> {
    const device = newId(deviceId)
    for (let batch = 0; !this.#stopping.signal.aborted; batch++) {
      const mutations = Array.from({ length: 20 }, (_, i) => anObjectionMutation({ stamp: [NOW + batch, i] }))
      const { applied, duplicates, rejected } = await this.#pushUntilAnswered(device, mutations)
      expect([applied + duplicates, rejected]).toEqual([mutations.length, []])
      // A transaction is there whole or not at all.
      expect([0, mutations.length]).toContain(applied)
      this.applied += applied
      this.acknowledged.push(...mutations.map(({ entityId }) => entityId))
    }
  }

  async #pushUntilAnswered(device: string, mutations: unknown[]) {
    const { url, bearer } = this.target
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ protocol: PROTOCOL, deviceId: device, mutations })
    for (;;) {
      const answer = await fetch(`${url}/api/sync/push`, { method: 'POST', headers, body }).catch(() => undefined)
      if (answer?.ok) return pushAnswer.parse(await answer.json())
      await answer?.body?.cancel()
      await delay(20)
    }
  }
}

async function pullAll({ url, bearer }: Target): Promise<string[]> {
  const ids: string[] = []
  const query = new URLSearchParams({ protocol: String(PROTOCOL), device: newId(deviceId) })
  for (;;) {
    const response = await fetch(`${url}/api/sync/pull?${query}`, { headers: { authorization: `Bearer ${bearer}` } })
    const page = pullAnswer.parse(await response.json())
    ids.push(...page.rows.filter(({ entity }) => entity === 'objection').map(({ id }) => id))
    if (!page.more) return ids
    query.set('cursor', page.cursor)
  }
}

async function startUnderLoad() {
  const server = await serve(dataDir)
  const args = ['token', 'create', '--workspace', 'team', '--email', 'eva@example.com', '--role', 'se']
  const bearer = (await run(args, { DATA_DIR: dataDir }).ended).stdout.trim()
  const target = { url: server.url, bearer }
  return { server, target, load: new Load(target) }
}

/** Kills PostgreSQL's first process and answers its port; the one killed before may have left its number behind. */
async function killDatabase(): Promise<number> {
  for (;;) {
    const note = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
    const [pid, , , port] = note.split('\n').map(Number)
    if (pid && port && isAlive(pid)) {
      process.kill(pid, 'SIGKILL')
      return port
    }
    await delay(20)
  }
}

/** Another program on that port, as soon as the one before has let go of it. */
async function takePort(port: number): Promise<Server> {
  for (;;) {
    const other = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1')
    const free = await once(other, 'listening').catch(() => undefined)
    if (free) return other
    await delay(10)
  }
}

/** A server that ends under its devices says why, and nobody waits for them any more. */
async function died({ ended }: Program): Promise<never> {
  throw new Error(`The server ended: ${(await ended).stderr}`)
}

/** What was acknowledged is what is stored, each once. */
async function expectAllThere(load: Load, target: Target): Promise<void> {
  await load.end()
  const stored = await pullAll(target)
  expect(stored.length).toBe(load.acknowledged.length)
  expect(stored.sort()).toEqual(load.acknowledged.sort())
}

describe('while devices push', () => {
  it(`a server that is killed ${SERVER_KILLS} times has all that it acknowledged, once`, async () => {
    const started = await startUnderLoad()
    let { server } = started
    const { load, target } = started
    const { port } = new URL(server.url)
    for (let kill = 0; kill < SERVER_KILLS; kill++) {
      await load.grows(20)
      await delay(Math.random() * 100)
      server.process.kill('SIGKILL')
      await server.ended
      server = await serve(dataDir, { PORT: port })
    }
    await expectAllThere(load, target)
    await stop(server)
    expect(databaseRuns(dataDir)).toBe(false)
  }, 300_000)

  it('a PostgreSQL that is killed again and again while it comes back is there again at the end', async () => {
    const { server, load, target } = await startUnderLoad()
    await load.grows(20)
    for (let kill = 0; kill < 6 * DATABASE_KILLS; kill++) {
      await killDatabase()
      await delay(Math.random() * 500)
    }
    await Promise.race([load.grows(20), died(server)])
    await expectAllThere(load, target)
    expect(await stop(server)).toBe(0)
    expect(databaseRuns(dataDir)).toBe(false)
  }, 300_000)

  it('a PostgreSQL whose port is taken while it is away is found at its new one', async () => {
    const { server, load, target } = await startUnderLoad()
    await load.grows(20)
    // The server sleeps until the port is taken, or it might be quicker.
    server.process.kill('SIGSTOP')
    const other = await takePort(await killDatabase())
    server.process.kill('SIGCONT')
    try {
      await Promise.race([load.grows(20), died(server)])
      await expectAllThere(load, target)
    } finally {
      other.close()
    }
    expect(await stop(server)).toBe(0)
    expect(databaseRuns(dataDir)).toBe(false)
  }, 300_000)

  it(`a PostgreSQL that is killed ${DATABASE_KILLS} times is there again, with all that was acknowledged`, async () => {
    const { server, load, target } = await startUnderLoad()
    for (let kill = 0; kill < DATABASE_KILLS; kill++) {
      await Promise.race([load.grows(20), died(server)])
      await delay(Math.random() * 100)
      await killDatabase()
    }
    await Promise.race([load.grows(20), died(server)])
    await expectAllThere(load, target)
    expect(await stop(server)).toBe(0)
    expect(databaseRuns(dataDir)).toBe(false)
  }, 300_000)
})
