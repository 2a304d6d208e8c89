import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'
import { measure } from '../sync/measure.ts'
import { served } from './served.mjs'

// One transaction for each record, as an outbox fills.

const server = await served('yjs-server.mjs')
const synced = (link) => new Promise((resolve) => (link.synced ? resolve() : link.once('sync', resolve)))

await measure({
  server: async () => server,
  client: ({ port, records }) => {
    const open = (doc) =>
      new WebsocketProvider(`ws://127.0.0.1:${port}`, 'notes', doc, { WebSocketPolyfill: WebSocket, disableBc: true })
    const doc = new Doc()
    let link
    return {
      fill: async () => {
        for (const record of records) doc.getMap('notes').set(record.id, record)
      },
      push: async () => {
        link = open(doc)
        await server.ask({ count: records.length })
        await synced(link)
      },
      // The old link stays until the new one is there, or the server lets go of the document.
      idle: async () => {
        const old = link
        link = open(doc)
        await synced(link)
        old.destroy()
      },
      pull: async () => {
        const fresh = new Doc()
        const other = open(fresh)
        await synced(other)
        const texts = [...fresh.getMap('notes').values()].filter(({ text }) => text)
        other.destroy()
        return texts.length
      },
      close: async () => link.destroy(),
    }
  },
})
