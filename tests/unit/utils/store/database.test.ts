import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { WHOLE } from '@/utils/model/sync-protocol'
import { createDatabase } from '@/utils/store/database'

/** A database as the first version left it. */
async function ofVersion1(indexedDB: IDBFactory): Promise<void> {
  const db = new Dexie('pushback', { indexedDB, IDBKeyRange })
  db.version(1).stores({ demos: 'id, startedAt', deals: 'id', outbox: '++seq, entityId, [owner+seq]', meta: 'key' })
  await db.table('demos').put({ id: 'd', account: 'Cancity', startedAt: '2026-03-02T09:00:00.000Z', stamps: {} })
  await db.table('deals').put({ id: 'x', name: 'Renewal', account: 'Cancity' })
  await db.table('outbox').add({ owner: 'nobody', entityId: 'd', fields: { account: 'Cancity' } })
  await db.table('meta').bulkPut([
    { key: 'running', value: 'd' },
    { key: 'cursor:nobody', value: '7' },
  ])
  db.close()
}

describe('a database of the first version', () => {
  it('has an empty plan in each demo, keeps what waits, and asks for all deals again, also for those that went', async () => {
    const indexedDB = new IDBFactory()
    await ofVersion1(indexedDB)
    const db = createDatabase({ indexedDB, IDBKeyRange })
    expect(await db.demos.toArray()).toMatchObject([{ account: 'Cancity', steps: [], room: [], debriefedAt: null }])
    expect(await db.deals.toArray()).toMatchObject([{ name: 'Renewal', externalId: null, crmUrl: null }])
    expect(await db.outbox.toArray()).toMatchObject([{ fields: { account: 'Cancity' } }])
    expect(await db.meta.toArray()).toEqual([
      { key: 'cursor:nobody', value: WHOLE },
      { key: 'running', value: 'd' },
    ])
  })
})
