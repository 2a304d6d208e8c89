import { createStateStore } from '@/utils/store/sync-state'
import { createSyncStore } from '@/utils/store/sync-store'
import { gzip } from '@/utils/sync/batch'
import { SyncLoop } from '@/utils/sync/loop'
import type { Access } from '@/utils/sync/ports'
import { syncRound } from '@/utils/sync/round'
import type { SyncState } from '@/utils/sync/state'
import { aDevice, anAuthor, type TestDevice } from '../store/device'
import type { EndpointStub } from './endpoint-stub'

export interface SyncDevice extends TestDevice {
  loop: SyncLoop
  online: boolean
  watched: boolean
  signedIn: boolean
  /** When the loop has asked to be woken. */
  wakeAt: number | null
  /** With whose access the loop listens for changes, and whether it would hear one. */
  listening: { access: Access | null; hears: boolean }
  errors: unknown[]
  state(): Promise<SyncState>
  /** The background dies; the next one has only what is stored. */
  restart(): void
}

/** A paired browser on the endpoint, whose time a test moves by hand and whose chance is always one half. */
export function aSyncDevice(endpoint: EndpointStub): SyncDevice {
  const device = aDevice({ author: anAuthor() })
  const states = createStateStore(device.db)
  const newLoop = () =>
    new SyncLoop({
      state: states,
      world: {
        fetch: endpoint.fetch,
        now: () => sync.nowMs,
        random: () => 0.5,
        compress: gzip,
        timeout: () => AbortSignal.timeout(5_000),
      },
      round: syncRound,
      session: async () =>
        sync.signedIn
          ? { access: { url: 'http://endpoint', token: 'pb_x' }, store: createSyncStore(sync.db, sync.author) }
          : null,
      watched: async () => sync.watched,
      online: () => sync.online,
      listener: {
        listen: (access) => {
          sync.listening.access = access
        },
        get hears() {
          return sync.listening.hears
        },
      },
      wakeAt: (at) => {
        sync.wakeAt = at
      },
      onChange: () => undefined,
      onError: (error) => sync.errors.push(error),
    })
  const sync: SyncDevice = Object.assign(device, {
    loop: newLoop(),
    online: true,
    watched: true,
    signedIn: true,
    wakeAt: null,
    listening: { access: null, hears: false },
    errors: [],
    state: () => states.load(),
    restart: () => {
      sync.loop = newLoop()
    },
  })
  return sync
}
