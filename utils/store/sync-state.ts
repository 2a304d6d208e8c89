import type { StateStore } from '../sync/ports'
import { INITIAL_STATE, type SyncState } from '../sync/state'
import { type Database, getMeta, putMeta } from './database'
import { storing } from './errors'

export async function loadSyncState(db: Database): Promise<SyncState> {
  return { ...INITIAL_STATE, ...((await getMeta(db, 'sync')) as SyncState | undefined) }
}

export function createStateStore(db: Database): StateStore {
  return {
    load: () => storing(() => loadSyncState(db)),
    save: (state) => storing(() => putMeta(db, 'sync', state)),
  }
}
