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

export interface Embedded {
  url: string
  /** Stops PostgreSQL unless another process still uses it. */
  close(): Promise<void>
}

/**
 * Uses the data directory beside whoever else does; as the `server` it must be the only one. When PostgreSQL is killed
 * under a server it is started again; meanwhile queries fail, and whoever asks tries again.
 */
export async function openEmbedded(path: string, { as }: { as: 'server' | 'command' }): Promise<Embedded> {
  const directory = await prepareDataDirectory(path)
  const first = await enter(directory, as)
  const { port } = first
  let entering = Promise.resolve(first)
  let closing = false
  const watch = (client: pg.Client) =>
    client.once('end', () => {
      if (closing) return
      entering = enter(directory, as)
      void entering.then((next) => {
        // The last port is tried first, so another program has it now: nobody here would find PostgreSQL again.
        if (next.port !== port) throw new Error('PostgreSQL was killed, and its port is taken. Start the server again.')
        watch(next)
      })
    })
  if (as === 'server') watch(first)
  const close = async () => {
    closing = true
    await leave(await entering, directory)
  }
  return { url: urlOf(directory, port, DATABASE), close }
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
  await client.query(`select pg_advisory_unlock_shared(${USER_LOCK})`)
  const last = await isTrue(client, `select pg_try_advisory_lock(${USER_LOCK}) as answer`)
  if (last) await stopPostmaster(directory)
  await client.end().catch(() => undefined)
}

async function isTrue(client: pg.Client, query: string): Promise<boolean> {
  const { rows } = await client.query<{ answer: boolean }>(query)
  return rows[0]?.answer === true
}
