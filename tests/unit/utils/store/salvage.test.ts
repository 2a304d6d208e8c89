import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PastDemo } from '@/utils/messages/extension-state'
import { restoreBackup } from '@/utils/store/backup'
import { createDatabase } from '@/utils/store/database'
import { debriefOf } from '@/utils/store/debriefs'
import { StorageError } from '@/utils/store/errors'
import { keptForms } from '@/utils/store/forms'
import { captureNote } from '@/utils/store/notes'
import { pastDemos } from '@/utils/store/past-demos'
import { NOBODY, type StoredDemo } from '@/utils/store/rows'
import { salvage } from '@/utils/store/salvage'
import { createSyncStore } from '@/utils/store/sync-store'
import { extensionState } from '@/utils/store/view'
import { aDraft, anAuthor, pulled, T0 } from './device'

const now = { author: NOBODY, nowMs: T0 }
let indexedDB: IDBFactory
const opened = () => createDatabase({ indexedDB, IDBKeyRange })
const rescued = async () => (await salvage({ name: 'pushback', indexedDB }, T0)).text

beforeEach(async () => {
  indexedDB = new IDBFactory()
  const db = opened()
  for (const line of ['one', 'two'])
    await captureNote(db, now, { draft: aDraft(line), place: { page: null }, draftKey: 'tab:1' })
  db.close()
})

/** Changes the database behind Dexie's back, as a fault or another version would. */
function damage(change: (db: IDBDatabase, request: IDBOpenDBRequest) => void, version?: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('pushback', version)
    request.onupgradeneeded = () => change(request.result, request)
    request.onsuccess = () => {
      if (version === undefined) change(request.result, request)
      request.result.close()
      resolve()
    }
    request.onerror = () => reject(request.error)
  })
}

const putGarbage = (table: string, row: object) =>
  damage((db) => void db.transaction(table, 'readwrite').objectStore(table).put(row))

/** The row of their demo is one of those that are lost. */
async function restoredWithoutDemo(lost: object) {
  const content = { ...JSON.parse(await rescued()), demos: [{ id: 'torn' }], ...lost }
  const fresh = createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
  await restoreBackup(fresh, JSON.stringify(content), T0)
  return fresh
}

describe('a damaged database', () => {
  it('is read as far as it can be, and what was read is restored in a fresh one', async () => {
    await putGarbage('objections', { id: 'not one of ours', stamps: 7 })
    await putGarbage('outbox', { owner: 'nobody' })
    const text = await rescued()
    const fresh = createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
    expect(await restoreBackup(fresh, text, T0)).toMatchObject({ notes: 2, added: 2 })
    expect((await fresh.objections.toArray()).map((note) => note.text).sort()).toEqual(['one', 'two'])
    expect(await fresh.outbox.count()).toBe(3)
  })

  it('gives back what stood in forms', async () => {
    await putGarbage('objections', { id: 'not one of ours', stamps: 7 })
    await putGarbage('meta', { key: 'form:start:none', value: { form: { who: 'Canc' }, at: T0 } })
    await putGarbage('meta', { key: 'form:start:2', value: 'torn' })
    const fresh = createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
    await restoreBackup(fresh, await rescued(), T0)
    expect(await keptForms(fresh, T0)).toEqual({ 'start:none': { who: 'Canc' } })
  })

  it('gives notes whose demo cannot be read an ended demo of their day, whose debrief opens', async () => {
    const fresh = await restoredWithoutDemo({ outbox: [] })
    const { demos } = await pastDemos(fresh, 9)
    expect(demos).toMatchObject([{ title: null, startedAt: new Date(T0).toISOString(), notes: 2 }])
    const [{ demoId }] = demos as [PastDemo]
    expect((await debriefOf(fresh, demoId)).notes.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('sends nothing of such a demo, and what the endpoint has of it wins', async () => {
    const fresh = await restoredWithoutDemo({ outbox: [] })
    expect(await fresh.outbox.count()).toBe(0)
    const [{ id }] = (await fresh.demos.toArray()) as [StoredDemo]
    const fields = { account: 'Cancity', endedAt: '2026-03-02T11:00:00.000Z' }
    const stamps = { account: [1, 0, 'server'], endedAt: [1, 0, 'server'] } as StoredDemo['stamps']
    const rows = [{ entity: 'demo' as const, id, fields, stamps }]
    await pulled(createSyncStore(fresh, anAuthor()), { rows, cursor: '1', more: false })
    expect(await fresh.demos.get(id)).toMatchObject(fields)
  })

  it('makes such a demo of what waits to be sent of it', async () => {
    const fresh = await restoredWithoutDemo({})
    expect(await extensionState(fresh, { author: NOBODY, hidden: false } as never)).toMatchObject({
      interrupted: { notes: 2, title: null },
    })
    expect(await fresh.outbox.count()).toBe(3)
  })

  it('of a version far in the future whose tables are gone is told and read without an error', async () => {
    await damage((db) => {
      for (const name of [...db.objectStoreNames]) if (name !== 'objections') db.deleteObjectStore(name)
    }, 9_990)
    expect(JSON.parse(await rescued())).toMatchObject({ kind: 'rescue', objections: [{}, {}], outbox: [] })
  })

  it('that cannot be opened at all is a storage fault, which every page tells', async () => {
    await damage((db) => {
      for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name)
    }, 9_990)
    const db = opened()
    await expect(db.transaction('r', db.tables, async () => db.demos.count())).rejects.toThrow()
    const state = extensionState(db, { author: NOBODY, hidden: false } as Parameters<typeof extensionState>[1])
    await expect(state).rejects.toThrow(StorageError)
  })

  it('is not changed by being read', async () => {
    const before = await rescued()
    expect(await rescued()).toBe(before)
    const db = opened()
    expect(await db.objections.count()).toBe(2)
  })
})
