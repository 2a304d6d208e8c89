import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Endpoint } from '@/tests/browser/endpoint'
import { DeviceStore } from '@/tests/simulation/device-store'
import { deviceId, newId } from '@/utils/model/ids'
import { helloAnswer } from '@/utils/model/sync-protocol'
import { type Author, ownerOf } from '@/utils/store/rows'
import { gzip } from '@/utils/sync/batch'
import type { Access, SyncStore, SyncWorld } from '@/utils/sync/ports'
import { syncRound } from '@/utils/sync/round'
import { measure, type SyncRecord } from './measure'

// The extension's own sync over a store in memory, as the peers have theirs, to the endpoint as it is started by an
// administrator: a process of its own on its own PostgreSQL.

const endpoint = await Endpoint.create()
const token = await endpoint.newToken()

await measure({
  server: async () => ({ port: Number(new URL(endpoint.url).port), stop: () => endpoint.dispose() }),
  client: async ({ port, records }) => {
    const deals = await importDeals(records)
    const access: Access = { url: `http://127.0.0.1:${port}`, token }
    const author = await signIn(access)
    const mine = aClient(access, author)
    return {
      fill: async () => {
        for (const { id, ...fields } of records)
          mine.store.write(
            author,
            { entity: 'objection', id, fields: { ...fields, dealId: deals.get(fields.dealId) } },
            Date.now(),
          )
      },
      push: mine.push,
      settle: mine.pushed,
      idle: mine.round,
      pull: async () => {
        const fresh = aClient(access, author)
        await fresh.round()
        return [...fresh.store.records.values()].filter(({ entity }) => entity === 'objection').length
      },
    }
  },
  notCounted: `authorization: Bearer ${token}\r\n`.length,
})

/** The deals that the notes name: the endpoint takes no note on a deal that is not there. */
async function importDeals(records: readonly SyncRecord[]): Promise<Map<unknown, string>> {
  const wanted = [...new Set(records.map(({ dealId }) => String(dealId)))]
  const file = join(await mkdtemp(join(tmpdir(), 'pushback-deals-')), 'deals.csv')
  const lines = wanted.map((id) => `${id},Deal ${id},Customer ${id},open`)
  await writeFile(file, ['deal_id,deal_name,account,outcome', ...lines, ''].join('\n'))
  await endpoint.command('import', 'deals', file, '--workspace', 'team', '--json')
  const rows = await endpoint.query<{ id: string; external_id: string }>('select id, external_id from deal')
  return new Map(rows.map(({ id, external_id }) => [external_id, id]))
}

async function signIn({ url }: Access): Promise<Author> {
  const answer = await fetch(`${url}/api/sync/hello`, { headers: { authorization: `Bearer ${token}` } })
  const { workspaceId, memberId } = helloAnswer.parse(await answer.json())
  return { workspaceId, memberId }
}

function aClient(access: Access, author: Author) {
  const store = new DeviceStore(newId(deviceId))
  const sync = syncStoreOf(store, author)
  let running = Promise.resolve()
  const round = async (onFetching: () => void = () => undefined) => {
    const world: SyncWorld = {
      fetch: (url, init) => {
        if (init.method === 'GET') onFetching()
        return fetch(url, init)
      },
      now: Date.now,
      random: Math.random,
      compress: gzip,
      timeout: (ms) => AbortSignal.timeout(ms),
    }
    const failure = await syncRound({ store: sync, world, access })
    if (failure) throw new Error(`Sync failed: ${failure.code} ${failure.detail}`)
  }
  /** A round goes on to fetch: the push has ended when it begins to. */
  const push = () =>
    new Promise<void>((resolve, reject) => {
      running = round(resolve)
      running.catch(reject)
    })
  return { store, round: () => round(), push, pushed: () => running }
}

function syncStoreOf(store: DeviceStore, author: Author): SyncStore {
  const owner = ownerOf(author)
  return {
    nextBatch: async (limit) => store.nextBatch(owner, limit),
    settle: async (sent, answer, nowMs) => store.settle(sent, answer, nowMs),
    countUnsent: async () => store.countUnsent(owner),
    place: async () => store.place(owner),
    applyPull: async (answer, from) => store.applyPull(author, answer, from),
    nextPicture: async () => null,
    settlePicture: async () => undefined,
  }
}
