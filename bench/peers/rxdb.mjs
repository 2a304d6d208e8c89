import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { measure } from '../sync/measure.ts'
import { served } from './served.mjs'

const BATCH = 1_000
const text = { type: 'string' }
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    ...{ demoId: text, dealId: text, text, severity: text, category: text, speaker: text, handled: text, page: text },
    atMs: { type: 'integer' },
    raisedAt: { type: 'string', maxLength: 30 },
  },
  required: ['id', 'raisedAt'],
  indexes: ['raisedAt'],
}
const server = await served('rxdb-server.mjs')

async function open(name) {
  const database = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false })
  await database.addCollections({ notes: { schema } })
  return database
}

await measure({
  server: async () => server,
  client: async ({ port, records }) => {
    const remote = `http://127.0.0.1:${port}`
    const local = await open('mine')
    let replication
    let pushed = 0
    const replicate = (database) => {
      const started = replicateRxCollection({
        collection: database.notes,
        replicationIdentifier: 'notes',
        waitForLeadership: false,
        push: {
          batchSize: BATCH,
          handler: async (rows) => {
            pushed += rows.length
            const headers = { 'content-type': 'application/json' }
            return (await fetch(`${remote}/push`, { method: 'POST', headers, body: JSON.stringify(rows) })).json()
          },
        },
        pull: {
          batchSize: BATCH,
          handler: async (checkpoint, limit) =>
            (await fetch(`${remote}/pull?seq=${checkpoint?.seq ?? 0}&limit=${limit}`)).json(),
        },
      })
      started.error$.subscribe((error) => {
        throw error
      })
      return started
    }
    const again = async () => {
      await replication.cancel()
      replication = replicate(local)
      await replication.awaitInitialReplication()
      await replication.awaitInSync()
    }
    return {
      fill: async () => {
        const { error } = await local.notes.bulkInsert(records)
        if (error.length > 0) throw new Error(`${error.length} were not inserted`)
      },
      push: async () => {
        replication = replicate(local)
        await replication.awaitInitialReplication()
        while (pushed < records.length) await replication.awaitInSync()
      },
      settle: again,
      idle: again,
      pull: async () => {
        await replication.cancel()
        const fresh = await open('fresh')
        replication = replicate(fresh)
        await replication.awaitInitialReplication()
        return fresh.notes.count().exec()
      },
      close: () => replication.cancel(),
    }
  },
})
