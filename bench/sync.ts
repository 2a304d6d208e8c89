import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openEmbedded } from '@/server/db/embedded/embedded'
import { dealId, newId } from '@/utils/model/ids'
import { against, againstGoal, type Figure, median } from './figure'
import type { Measured } from './sync/measure'
import { syncRecords } from './sync/records'

const RECORDS = 10_000
const DEALS = 300
const RUNS = 5
const PEERS_DIR = join(import.meta.dirname, 'peers')
const SCRIPTS = {
  ours: join(import.meta.dirname, 'sync/ours.ts'),
  Yjs: join(PEERS_DIR, 'yjs.mjs'),
  RxDB: join(PEERS_DIR, 'rxdb.mjs'),
  PouchDB: join(PEERS_DIR, 'pouchdb.mjs'),
} as const
type Name = keyof typeof SCRIPTS
const NAMES = Object.keys(SCRIPTS) as Name[]

/** The same 10,000 records from a client in memory to a fresh durable server and back, by us and by each peer in turn. */
export async function sync(): Promise<Figure[]> {
  installPeers()
  const dir = mkdtempSync(join(tmpdir(), 'pushback-bench-'))
  // The embedded PostgreSQL may run as another user, and the folder is the maker's alone.
  chmodSync(dir, 0o755)
  const database = await openEmbedded(join(dir, 'database'), { as: 'server' })
  const file = join(dir, 'records.json')
  const deals = Array.from({ length: DEALS }, () => newId(dealId))
  writeFileSync(file, JSON.stringify(syncRecords(RECORDS, deals)))
  try {
    const run = async (name: Name, ...mode: string[]): Promise<Measured> => {
      const env = { ...process.env, BENCH_DATABASE: database.url }
      const args = ['--import', 'tsx', SCRIPTS[name], file, ...mode]
      const { stdout } = await promisify(execFile)(process.execPath, args, { env })
      return JSON.parse(stdout)
    }
    const [counted, timed] = [new Map<Name, Measured>(), new Map<Name, Measured[]>()]
    for (const name of NAMES) counted.set(name, await run(name, 'count'))
    // Interleaved, so that what else the machine does hits all of them alike.
    for (let at = 0; at < RUNS; at++)
      for (const name of NAMES) timed.set(name, [...(timed.get(name) ?? []), await run(name)])
    return figures(counted, timed)
  } finally {
    await database.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

function figures(counted: Map<Name, Measured>, timed: Map<Name, Measured[]>): Figure[] {
  const all = (pick: (measured: Measured) => number | null, from: Map<Name, Measured | Measured[]>) =>
    Object.fromEntries(NAMES.map((name) => [name, median([from.get(name) ?? []].flat().map(pick).map(Number))]))
  const pushMs = all(({ pushMs }) => pushMs, timed)
  const pullMs = all(({ pullMs }) => pullMs, timed)
  const pushBytes = all(({ pushBytes }) => pushBytes && pushBytes / RECORDS, counted)
  const pullBytes = all(({ pullBytes }) => pullBytes && pullBytes / RECORDS, counted)
  const idleBytes = all(({ idleBytes }) => idleBytes, counted)
  return [
    ...perSecond(pushMs),
    ...lessThanPeers('push-bytes', pushBytes, 'bytes a record'),
    againstGoal('push-bytes', pushBytes.ours ?? Number.NaN, 'bytes a record', 60),
    ...lessThanPeers('idle-sync', idleBytes, 'bytes'),
    againstGoal('idle-sync', idleBytes.ours ?? Number.NaN, 'bytes', 320),
    ...lessThanPeers('pull', pullMs, 'ms'),
    ...lessThanPeers('pull-bytes', pullBytes, 'bytes a record'),
  ]
}

function lessThanPeers(bench: string, values: Record<string, number>, unit: string): Figure[] {
  return NAMES.slice(1).map((peer) =>
    against(bench, values.ours ?? Number.NaN, unit, { peer, value: values[peer] ?? Number.NaN }),
  )
}

/** Rates: more is better. */
function perSecond(pushMs: Record<string, number>): Figure[] {
  const rate = (name: string) => Math.round((RECORDS / (pushMs[name] ?? Number.NaN)) * 1_000)
  return NAMES.slice(1).map((peer) => {
    const [value, peerValue] = [rate('ours'), rate(peer)]
    return {
      bench: 'push',
      value,
      unit: 'records/s',
      peer,
      peerValue,
      ratio: Math.round((value / peerValue) * 100) / 100,
    }
  })
}

/** They are no part of the project: fetched when they are first measured. */
function installPeers(): void {
  if (existsSync(join(PEERS_DIR, 'node_modules/yjs'))) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS_DIR, stdio: ['ignore', 'ignore', 'inherit'] })
}
