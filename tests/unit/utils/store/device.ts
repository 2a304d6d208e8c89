import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Draft } from '@/utils/capture/draft'
import { deviceId, memberId, newId, objectionId, workspaceId } from '@/utils/model/ids'
import type { Mutation, PullAnswer } from '@/utils/model/sync-protocol'
import { createDatabase, type Database } from '@/utils/store/database'
import { captureNote } from '@/utils/store/notes'
import { type Author, NOBODY } from '@/utils/store/rows'
import type { Now } from '@/utils/store/write'
import type { SyncStore } from '@/utils/sync/ports'

export const T0 = Date.parse('2026-03-02T09:00:00.000Z')

export const anAuthor = (): Author => ({ workspaceId: newId(workspaceId), memberId: newId(memberId) })

export const aDraft = (line: string, picks: Draft['picks'] = {}): Draft => ({ id: newId(objectionId), line, picks })

export interface TestDevice {
  db: Database
  author: Author
  /** The wall clock of this device; tests move it by hand. */
  nowMs: number
  now(): Now
  capture(line: string, picks?: Draft['picks']): Promise<Draft['id']>
}

/** A browser's database of its own, empty. */
export function aDevice({ author = NOBODY }: { author?: Author } = {}): TestDevice {
  const device: TestDevice = {
    db: createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange }),
    author,
    nowMs: T0,
    now: () => ({ author: device.author, nowMs: device.nowMs }),
    capture: (line, picks) => {
      device.nowMs += 1_000
      const draft = aDraft(line, picks)
      return captureNote(device.db, device.now(), { draft, place: { page: null }, draftKey: 'tab:1' })
    },
  }
  return device
}

export const aMutation = (fields: Record<string, unknown>, over: Partial<Mutation> = {}): Mutation => ({
  entity: 'objection',
  entityId: newId(objectionId),
  fields,
  stamp: [T0, 0],
  ...over,
})

/** Begins as a PNG does. */
export const aPng = (...rest: number[]) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...rest])

export const aDeviceId = () => newId(deviceId)

/** As a round does it: what was asked for from where the store is. */
export const pulled = async (store: SyncStore, answer: PullAnswer) => store.applyPull(answer, await store.place())
