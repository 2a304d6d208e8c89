import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { serving } from './served.mjs'

process.env.YPERSISTENCE = process.argv[2]
const { docs, getPersistence, setupWSConnection } = await import('@y/websocket-server/utils')

const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = createServer((_, answer) => answer.end())
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
)

// There is no acknowledgement: it has them when they are in memory and LevelDB's queue has passed the last of them.
serving(server, async ({ count }) => {
  while ((docs.get('notes')?.getMap('notes').size ?? 0) < count) await new Promise((resolve) => setTimeout(resolve, 3))
  await getPersistence().provider.getStateVector('notes')
  return { count }
})
