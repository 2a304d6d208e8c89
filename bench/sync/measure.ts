import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'

/** A note as every peer stores it: the same fields and values for all. */
export type SyncRecord = { id: string } & Record<string, string | number | boolean | null>

/** What one run of one peer took; the bytes only in a run that counts them. */
export interface Measured {
  pushMs: number
  pullMs: number
  /** TCP payload of the push, both ways. */
  pushBytes: number | null
  /** TCP payload of a sync in which nothing has changed, both ways. */
  idleBytes: number | null
  /** TCP payload of fetching everything, both ways. */
  pullBytes: number | null
}

export interface Peer {
  /** Starts a server of its own, fresh and durable. */
  server(): Promise<{ port: number; stop(): Promise<void> }>
  client(run: { port: number; records: SyncRecord[] }): Promise<PeerClient> | PeerClient
  /** Bytes of a sync without news that no other peer sends, such as a token. */
  notCounted?: number
}

export interface PeerClient {
  /** Puts the records into the client's own store: not measured. */
  fill(): Promise<void>
  /** Ends when the server has all of them, durably. */
  push(): Promise<void>
  /** A first sync after the push may fetch one's own records: not measured. */
  settle?(): Promise<void>
  /** A sync in which nothing has changed. */
  idle(): Promise<void>
  /** Fetches everything into a fresh client; answers how many records it has then. */
  pull(): Promise<number>
  close?(): Promise<void>
}

const QUIET_MS = 300

/** One run of one peer, as a process of its own: `<records.json> [count]`. Prints what it took as one line of JSON. */
export async function measure({ server, client, notCounted = 0 }: Peer): Promise<void> {
  const [, , file = '', mode] = process.argv
  const records: SyncRecord[] = JSON.parse(readFileSync(file, 'utf8'))
  const running = await server()
  const counter = mode === 'count' ? await startCounter(running.port) : null
  const taken = async () => {
    if (!counter) return null
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    return counter.take()
  }
  const it = await client({ port: counter?.port ?? running.port, records })
  await it.fill()
  await taken()
  const pushMs = await timed(() => it.push())
  const pushBytes = await taken()
  await it.settle?.()
  await taken()
  await it.idle()
  const idleBytes = await taken()
  let pulled = 0
  const pullMs = await timed(async () => {
    pulled = await it.pull()
  })
  const pullBytes = await taken()
  if (pulled !== records.length) throw new Error(`${pulled} records were pulled instead of ${records.length}`)
  const measured: Measured = { pushMs, pullMs, pushBytes, idleBytes: idleBytes && idleBytes - notCounted, pullBytes }
  await it.close?.()
  await running.stop()
  process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0))
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Passes everything on to `target` and counts the bytes, without the headers of TCP and IP. */
async function startCounter(target: number) {
  let bytes = 0
  const server = createServer((here) => {
    const there = connect(target, '127.0.0.1')
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      from.setNoDelay(true)
      from.on('data', (data) => {
        bytes += data.length
        to.write(data)
      })
      from.on('close', () => to.destroy())
      from.on('error', () => to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const take = () => {
    const counted = bytes
    bytes = 0
    return counted
  }
  return { port, take }
}
