import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'
import { measure } from '../sync/measure.ts'
import { served } from './served.mjs'

PouchDB.plugin(memory)
const server = await served('pouchdb-server.mjs')
const batches = { batch_size: 1_000 }

await measure({
  server: async () => server,
  client: ({ port, records }) => {
    const remote = `http://127.0.0.1:${port}/notes`
    const local = new PouchDB('mine', { adapter: 'memory' })
    const sync = async () => {
      await local.replicate.to(remote, batches)
      await local.replicate.from(remote, batches)
    }
    return {
      fill: async () => {
        await local.bulkDocs(records.map(({ id, ...fields }) => ({ _id: id, ...fields })))
        await new PouchDB(remote).info()
      },
      push: async () => {
        const { docs_written } = await local.replicate.to(remote, batches)
        if (docs_written !== records.length) throw new Error(`${docs_written} were written`)
      },
      settle: sync,
      idle: sync,
      pull: async () => {
        const fresh = new PouchDB('fresh', { adapter: 'memory' })
        await fresh.replicate.from(remote, batches)
        return (await fresh.info()).doc_count
      },
    }
  },
})
