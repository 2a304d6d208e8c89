import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * `down` takes nothing, `deaf` lets requests through and drops every answer but to preflights, `failing` answers 500
 * itself, `busy` 429 with a `Retry-After`, `cutting` ends every answer in its middle, `slow` gives it late, `silent`
 * lets requests through and leaves all but preflights waiting for their answer.
 */
export type Fate = 'healthy' | 'down' | 'deaf' | 'failing' | 'busy' | 'cutting' | 'slow' | 'silent'

const RETRY_AFTER_S = 2
const SLOW_MS = 2_000

export interface LossyProxy {
  url: string
  fate: Fate
  close(): void
}

/** Stands between an extension and its endpoint, and does to what passes what a bad network does. */
export async function startProxy(target: string): Promise<LossyProxy> {
  const server = createServer((incoming, outgoing) => {
    if (proxy.fate === 'down') return incoming.socket.destroy()
    if (proxy.fate === 'failing') return outgoing.writeHead(500).end()
    const { method, headers, url } = incoming
    const open = { 'access-control-allow-origin': headers.origin ?? '*', 'access-control-expose-headers': '*' }
    if (proxy.fate === 'busy' && method !== 'OPTIONS')
      return outgoing.writeHead(429, { ...open, 'retry-after': String(RETRY_AFTER_S) }).end()
    const onward = request(new URL(url ?? '/', target), { method, headers }, async (answer) => {
      if (proxy.fate === 'silent' && method !== 'OPTIONS') return
      if (proxy.fate === 'slow') await wait(SLOW_MS)
      if (proxy.fate === 'deaf' && method !== 'OPTIONS') return incoming.socket.destroy()
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      if (proxy.fate !== 'cutting' || method === 'OPTIONS') return answer.pipe(outgoing)
      answer.once('data', (part: Buffer) =>
        outgoing.write(part.subarray(0, part.length / 2), () => incoming.socket.destroy()),
      )
    })
    onward.on('error', () => incoming.socket.destroy())
    incoming.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const proxy: LossyProxy = {
    url: `http://127.0.0.1:${port}`,
    fate: 'healthy',
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return proxy
}
