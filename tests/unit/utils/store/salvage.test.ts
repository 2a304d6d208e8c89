import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup } from '@/utils/store/backup'
import { createDatabase } from '@/utils/store/database'
import { StorageError } from '@/utils/store/errors'
import { keptForms } from '@/utils/store/forms'
import { captureNote } from '@/utils/store/notes'
import { NOBODY } from '@/utils/store/rows'
import { salvage } from '@/utils/store/salvage'
import { extensionState } from '@/utils/store/view'
import { aDraft, T0 } from './device'

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
