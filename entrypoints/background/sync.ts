import { browser } from 'wxt/browser'
import { setDamagedAside } from '@/utils/store/damage'
import type { Database } from '@/utils/store/database'
import { StorageError } from '@/utils/store/errors'
import { runningDemo } from '@/utils/store/running-demo'
import { createStateStore } from '@/utils/store/sync-state'
import { createSyncStore } from '@/utils/store/sync-store'
import { gzip } from '@/utils/sync/batch'
import { ChangeListener } from '@/utils/sync/change-listener'
import { SyncLoop } from '@/utils/sync/loop'
import type { SyncWorld } from '@/utils/sync/ports'
import { syncRound } from '@/utils/sync/round'
import { authorOf, keptAccount } from './account'
import type { Announcer } from './announcer'
import { report } from './report'

export const SYNC_ALARM = 'sync'
/** Browsers run no alarm earlier than this; a timer does, while the background lives. */
const SHORTEST_ALARM_MS = 30_000

export const world: SyncWorld = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  random: Math.random,
  compress: gzip,
  timeout: (ms) => AbortSignal.timeout(ms),
}

export function startSync(db: Database, announcer: Announcer): SyncLoop {
  const wakeAt = wakerOf(() => loop.wake().catch(report))
  const listener = new ChangeListener({ world, onChange: () => loop.heard(), onEnd: () => loop.heard() })
  const loop = new SyncLoop({
    state: createStateStore(db),
    world,
    round: syncRound,
    wakeAt,
    listener,
    session: async () => {
      const account = await keptAccount.get()
      return account && { access: account, store: createSyncStore(db, authorOf(account)) }
    },
    watched: async () => announcer.watched || (await runningDemo(db)) !== undefined,
    online: () => navigator.onLine,
    onChange: () => void announcer.announce().catch(report),
    onError: (error) => {
      report(error)
      // Where a damaged row stops sync, the next round does without it.
      if (error instanceof StorageError) setDamagedAside(db, Date.now()).catch(report)
    },
  })
  return loop
}

/** A timer for the near future and an alarm behind it, which wakes the background from its death. */
function wakerOf(wake: () => void): (at: number | null) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (at) => {
    clearTimeout(timer)
    if (at === null) return void browser.alarms.clear(SYNC_ALARM).catch(report)
    const wait = Math.max(0, at - Date.now())
    timer = wait < SHORTEST_ALARM_MS ? setTimeout(wake, wait) : undefined
    browser.alarms.create(SYNC_ALARM, { when: Date.now() + Math.max(wait, SHORTEST_ALARM_MS) }).catch(report)
  }
}
