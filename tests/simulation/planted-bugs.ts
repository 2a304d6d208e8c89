import type { SyncStore as EndpointStore } from '@/server/sync/sync-store'
import { nextStamp } from '@/utils/model/stamp'
import { type Mutation, mutationsOf } from '@/utils/model/sync-protocol'
import { ownerOf } from '@/utils/store/rows'
import type { SyncStore } from '@/utils/sync/ports'
import type { Plant } from './company'
import type { Device } from './device'
import type { MemorySyncStore } from './memory-sync-store'

/** Replaces some of a store's methods; the others are the store's own. */
function altered<S extends object>(store: S, methods: Partial<S>): S {
  return new Proxy(store, {
    get(target, name) {
      const given = methods[name as keyof S]
      if (given !== undefined) return given
      const own = Reflect.get(target, name)
      return typeof own === 'function' ? own.bind(target) : own
    },
  })
}

const onDevice = (methods: (store: SyncStore, device: Device) => Partial<SyncStore>): Plant => ({
  syncStore: (store, device) => altered(store, methods(store, device)),
})

const atEndpoint = (methods: (store: MemorySyncStore) => Partial<EndpointStore>): Plant => ({
  store: (store) => altered<EndpointStore>(store, methods(store)),
})

/** Changes what is sent the second time and later. */
function onRetry(change: (mutation: Mutation, device: Device) => Mutation): Plant {
  const sent = new Set<string>()
  return {
    world: (world, device) => ({
      ...world,
      compress: async (body) => {
        const push = JSON.parse(new TextDecoder().decode(body))
        const mutations = (mutationsOf(push) as Mutation[]).map((mutation) => {
          const key = `${push.deviceId} ${mutation.stamp.join('.')}`
          if (sent.has(key)) return change(mutation, device)
          sent.add(key)
          return mutation
        })
        return new TextEncoder().encode(JSON.stringify({ ...push, mutations, columns: [] })).buffer
      },
    }),
  }
}

function onStatus(status: number, happens: (device: Device) => void): Plant {
  return {
    world: (world, device) => ({
      ...world,
      fetch: async (url, init) => {
        const answer = await world.fetch(url, init)
        if (answer.status === status) happens(device)
        return answer
      },
    }),
  }
}

/** Each is a mistake that somebody could make; what is shipped has none of them, and the simulation must find all. */
export const PLANTED_BUGS: Readonly<Record<string, () => Plant>> = {
  'a record gets a new id when it is sent again': () =>
    onRetry((mutation, device) =>
      'createdAt' in mutation.fields ? { ...mutation, entityId: device.world.newDeviceId() } : mutation,
    ),
  'a mutation gets a new stamp when it is sent again': () =>
    onRetry(({ stamp: [ms, counter], ...rest }) => ({ ...rest, stamp: [ms, counter + 1_000_000] })),
  'a note is called saved before it is on disk': () => ({
    write: async (device, change, write) => {
      const { last, offsetMs, deviceId } = device.store.device
      const owner = device.account ? ownerOf(device.account.author) : 'nobody'
      const of = { owner, deviceId, entity: change.entity, entityId: change.id, fields: change.fields }
      device.world.scheduler.after(200, () => void write().catch(() => {}))
      return { ...of, seq: 0, at: device.nowMs, stamp: nextStamp(last, device.nowMs + offsetMs) }
    },
  }),
  'the outbox is cleared once it is sent': () =>
    onDevice((store, device) => ({
      nextBatch: async (limit) => {
        const rows = await store.nextBatch(limit)
        for (const { seq } of rows) device.store.outbox.delete(seq)
        return rows
      },
    })),
  'the outbox is cleared on 401': () => onStatus(401, ({ store }) => store.outbox.clear()),
  'the outbox is cleared on 500': () => onStatus(500, ({ store }) => store.outbox.clear()),
  'refused mutations are thrown away': () =>
    onDevice((store) => ({ settle: (sent, answer, now) => store.settle(sent, { ...answer, rejected: [] }, now) })),
  'replaced stamps are not taken over': () =>
    onDevice((store) => ({
      settle: (sent, { stamps: _, ...answer }, now) => store.settle(sent, answer, now),
    })),
  'the cursor is moved before the rows are merged': () =>
    onDevice((store, device) => ({
      applyPull: async (answer, from) => {
        const moved = await store.applyPull({ ...answer, rows: [] }, from)
        if (moved && device.account) await store.applyPull(answer, { ...from, cursor: answer.cursor })
        return moved
      },
    })),
  'what is pulled replaces what stands here': () =>
    onDevice((store, device) => ({
      applyPull: (answer, from) => {
        for (const { id } of answer.rows) device.store.records.delete(id)
        return store.applyPull(answer, from)
      },
    })),
  'the clock is the computer’s own, not the last stamp’s': () => ({
    write: (device, _, write) => {
      device.store.device = { ...device.store.device, last: [0, 0] }
      return write()
    },
  }),
  'notes are sent under whoever is signed in': () =>
    onDevice((store, device) => ({
      nextBatch: async (limit) => {
        const own = await store.nextBatch(limit)
        return own.length > 0 ? own : [...device.store.outbox.values()].slice(0, 1)
      },
    })),
  'the endpoint acknowledges before it commits': () => ({ answersBeforeCommit: true }),
  'the cursor comes from a sequence, which runs ahead of commits': () =>
    atEndpoint((store) => ({ counter: async () => store.seq + 2 })),
  'stored mutations are trimmed too early': () =>
    atEndpoint((store) => ({
      remember: async (device, mutations) => {
        await store.remember(device, mutations)
        const [oldest] = store.mutations.keys()
        if (store.mutations.size > 20 && oldest) store.mutations.delete(oldest)
      },
    })),
  'a mutation that arrived before is taken for a new one': () => atEndpoint(() => ({ knownMutations: async () => [] })),
  'overwritten values are not kept': () => atEndpoint(() => ({ keepHistory: async () => {} })),
  'a device is never sent a row that it changed last': () =>
    atEndpoint((store) => ({
      ownChanges: async (entity, device, query) =>
        (await store.ownChanges(entity, device, query)).filter(({ lastDevice }) => lastDevice !== device.deviceId),
    })),
  'a page of a pull forgets where the pages began': () =>
    atEndpoint((store) => ({
      ownChanges: (entity, device, query) => store.ownChanges(entity, device, { ...query, since: query.after }),
    })),
  'what was erased comes back when it is sent late': () => atEndpoint(() => ({ erased: async () => [] })),
  'a device is not told what was erased': () => atEndpoint(() => ({ erasures: async () => [] })),
  'what was erased is told only to a device that holds nothing': () =>
    atEndpoint((store) => ({
      erasures: async (member, query) => (query.after === 0 ? store.erasures(member, query) : []),
    })),
  'a deal that left the reach is not told of': () =>
    atEndpoint((store) => ({
      dealChanges: async (member, query) =>
        (await store.dealChanges(member, query)).filter(({ fields }) => fields !== null),
    })),
}
