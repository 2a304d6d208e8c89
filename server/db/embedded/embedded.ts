import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { BadInputError } from '@/utils/model/errors'
import { type DataDirectory, hasCode, prepareDataDirectory } from './data-directory'
import { isAlive, joinOrStart, stopPostmaster, urlOf } from './postmaster'

const DATABASE = 'pushback'
/** Held by every process that uses the directory, shared; whoever can have it alone is the last one out. */
const USER_LOCK = 4_380_002
/** Held by the one server. Both are PostgreSQL's, so they end with the process whatever way it dies. */
const SERVER_LOCK = 4_380_003

/** Between two tries to have a killed PostgreSQL back. */
const RETRY_MS = 1_000

export interface Embedded {
  /** Where it is now: a PostgreSQL that was killed may come back at another port. */
  readonly url: string
  /** Stops PostgreSQL unless another process still uses it. */
  close(): Promise<void>
}

interface EmbeddedOptions {
  as: 'server' | 'command'
  /** A server hears why PostgreSQL could not be had back yet. */
  onError?: (error: Error) => void
}

/**
 * Uses the data directory beside whoever else does; as the `server` it must be the only one. When PostgreSQL is killed
 * under a server it is started again, for as long as it takes; meanwhile queries fail, and whoever asks tries again.
 */
export async function openEmbedded(path: string, { as, onError }: EmbeddedOptions): Promise<Embedded> {
  const directory = await prepareDataDirectory(path)
  const first = await enter(directory, as)
  let { port } = first
  let inside: Promise<pg.Client | undefined> = Promise.resolve(first)
  let closing = false
  const watch = (client: pg.Client) => {
    port = client.port
    client.once('end', () => {
      if (!closing) inside = enterAgain()
    })
  }
  const enterAgain = async () => {
    while (!closing) {
      try {
        const next = await enter(directory, as)
        watch(next)
        return next
      } catch (error) {
        // Killed once more while it came back, a full disk, another server that was quicker: all may pass.
        onError?.(error instanceof Error ? error : new Error(String(error)))
        await delay(RETRY_MS)
      }
    }
  }
  if (as === 'server') watch(first)
  return {
    get url() {
      return urlOf(directory, port, DATABASE)
    },
    close: async () => {
      closing = true
      const client = await inside
      if (client) await leave(client, directory)
    },
  }
}

async function enter(directory: DataDirectory, as: 'server' | 'command'): Promise<pg.Client> {
  const client = await joinAsUser(directory, `pushback ${as}, process ${process.pid}`)
  try {
    if (as === 'server') await becomeTheServer(client, directory)
    await ensureDatabase(client)
    return client
  } catch (error) {
    await leave(client, directory)
    throw error
  }
}

/** The last process out may be stopping PostgreSQL while we come in: then it ends under us and we begin again. */
async function joinAsUser(directory: DataDirectory, name: string): Promise<pg.Client> {
  for (;;) {
    const client = await joinOrStart(directory, name)
    try {
      await client.query(`select pg_advisory_lock_shared(${USER_LOCK})`)
      return client
    } catch {
      await client.end().catch(() => undefined)
      await delay(50)
    }
  }
}

async function becomeTheServer(client: pg.Client, { folder }: DataDirectory): Promise<void> {
  for (;;) {
    if (await isTrue(client, `select pg_try_advisory_lock(${SERVER_LOCK}) as answer`)) return
    const { rows } = await client.query<{ holder: string }>(HOLDER)
    const pid = Number(rows[0]?.holder.split(' ').at(-1))
    if (isAlive(pid)) {
      throw new BadInputError(
        `Another Pushback server, process ${pid}, holds ${folder}. Stop that one, or set DATA_DIR to another folder.`,
      )
    }
    // It was killed a moment ago and PostgreSQL has not noticed yet.
    await delay(20)
  }
}

const HOLDER = `select application_name as holder from pg_stat_activity join pg_locks using (pid)
  where locktype = 'advisory' and objid = ${SERVER_LOCK} and granted`

async function ensureDatabase(client: pg.Client): Promise<void> {
  if (await isTrue(client, `select count(*) > 0 as answer from pg_database where datname = '${DATABASE}'`)) return
  try {
    await client.query(`create database ${DATABASE}`)
  } catch (error) {
    // duplicate_database, or the unique violation of two at the very same time.
    if (!hasCode(error, '42P04') && !hasCode(error, '23505')) throw error
  }
}

async function leave(client: pg.Client, directory: DataDirectory): Promise<void> {
  if (await isLast(client)) await stopPostmaster(directory)
  await client.end().catch(() => undefined)
}

/** Nobody is the last of a PostgreSQL that was killed: it has ended by itself. */
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`select pg_advisory_unlock_shared(${USER_LOCK})`)
    return await isTrue(client, `select pg_try_advisory_lock(${USER_LOCK}) as answer`)
  } catch {
    return false
  }
}

async function isTrue(client: pg.Client, query: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(query)
  return rows[0]?.answer === true
}
