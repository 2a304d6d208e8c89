import { PROTOCOL, type PushAnswer, pullAnswer, pushAnswer } from '../model/sync-protocol'
import { FULL_BATCH, packBatch } from './batch'
import { call } from './http'
import { sendPictures } from './pictures'
import type { Access, Place, SyncStore, SyncWorld } from './ports'
import { readAs } from './read-as'
import type { Failure } from './state'

export interface RoundParts {
  store: SyncStore
  world: SyncWorld
  access: Access
}

const TOO_LARGE: PushAnswer['rejected'][number] = {
  index: 0,
  code: 'invalid',
  message: 'This note is larger than the endpoint takes in one request. Shorten it, then send it again.',
}

const GZIPPED_JSON = { 'content-type': 'application/json', 'content-encoding': 'gzip' }

/**
 * Sends all that waits, then fetches all that is new, then sends pictures, which keep no note waiting. Answers what
 * stopped it, or null when all is done. Nothing is merged while something older waits, or its stamp would be replaced
 * too late: where anything was restored, deleted or signed in meanwhile, it begins again.
 */
export async function syncRound(parts: RoundParts): Promise<Failure | null> {
  for (;;) {
    const place = await parts.store.place()
    const failure = (await pushAll(parts)) ?? (await pullAll(parts, place))
    if (failure !== 'elsewhere') return failure ?? sendPictures(parts)
  }
}

async function pushAll({ store, world, access }: RoundParts): Promise<Failure | null> {
  let limit = FULL_BATCH
  for (;;) {
    const waiting = await store.nextBatch(limit)
    if (waiting.length === 0) return null
    const { rows, body } = packBatch(waiting, { unsent: await store.countUnsent() })
    const answer = await call(world, access, {
      method: 'POST',
      path: '/api/sync/push',
      body: { bytes: await world.compress(body), headers: GZIPPED_JSON },
    })
    if (!answer.ok && answer.status === 413) {
      limit = rows.length > 1 ? Math.ceil(rows.length / 2) : FULL_BATCH
      if (rows.length === 1) await store.settle(rows, { applied: 0, duplicates: 0, rejected: [TOO_LARGE] }, world.now())
      continue
    }
    const settled = readAs(pushAnswer, answer)
    if (!settled.ok) return settled.failure
    await store.settle(rows, settled.value, world.now())
  }
}

async function pullAll({ store, world, access }: RoundParts, from: Place): Promise<Failure | 'elsewhere' | null> {
  for (let place = from; ; ) {
    const { cursor, deviceId: device } = place
    const waiting = await store.countUnsent()
    // Nearly always there is nothing to say: each round of each browser pays for every byte.
    const said = { ...(cursor !== '' && { cursor }), ...(waiting > 0 && { waiting: String(waiting) }) }
    const query = new URLSearchParams({ protocol: String(PROTOCOL), device, ...said })
    const answer = await call(world, access, { method: 'GET', path: `/api/sync/pull?${query}` })
    // An endpoint without news says so without a word.
    const news = answer.ok && answer.json === null ? { ...answer, json: { rows: [], cursor, more: false } } : answer
    const pulled = readAs(pullAnswer, news)
    if (!pulled.ok) return pulled.failure
    if (!(await store.applyPull(pulled.value, place))) return 'elsewhere'
    // A page that leads nowhere would be asked for in a tight loop.
    if (!pulled.value.more || pulled.value.cursor === cursor) return null
    place = { ...place, cursor: pulled.value.cursor }
  }
}
