import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { BadInputError } from '@/utils/model/errors'
import { type DataDirectory, hasCode, runAs } from './data-directory'

const PATIENCE_MS = 30_000
/** How often a start may fail before it is believed: another process may be starting or stopping it just now. */
const MOST_STARTS = 8

/**
 * A connection to the PostgreSQL of a data directory: the one that runs there already, also one that outlived a
 * killed server, else one started now. PostgreSQL's own lock sees to it that no directory is ever opened twice.
 */
export async function joinOrStart(directory: DataDirectory, applicationName: string): Promise<pg.Client> {
  const deadline = Date.now() + PATIENCE_MS
  for (let starts = 0; ; ) {
    const running = await readPidFile(directory)
    const client = running && (await tryConnect(directory, { port: running.port, applicationName }))
    if (client) return client
    // One that is alive but does not answer is starting or stopping: wait for what comes of it.
    const patient = Date.now() < deadline
    if (!running || !isAlive(running.pid) || !patient) {
      await start(directory, { last: !patient || ++starts >= MOST_STARTS })
    } else await delay(50)
  }
}

/** Ends PostgreSQL at once but in order: nothing committed is lost and the next start needs no recovery. */
export async function stopPostmaster(directory: DataDirectory): Promise<void> {
  const { binaries, postgres, owner, folder } = directory
  const running = await readPidFile(directory)
  try {
    await runAs(owner, { program: binaries.pgCtl, args: ['stop', '-D', postgres, '-m', 'fast', '-w'], folder })
  } catch (error) {
    // While it waited for ours to end, another process has begun to start its own, whose pid file is still empty.
    if (running && !(await ends(running.pid))) throw error
  }
}

async function ends(pid: number): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS
  while (isAlive(pid) && Date.now() < deadline) await delay(50)
  return !isAlive(pid)
}

export function urlOf({ password }: DataDirectory, port: number, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}

/** PostgreSQL's own note of who runs in its directory: line 1 the process, line 4 the port. */
async function readPidFile({ postgres }: DataDirectory): Promise<{ pid: number; port: number } | undefined> {
  try {
    const lines = (await readFile(join(postgres, 'postmaster.pid'), 'utf8')).split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Undefined when nobody, or somebody else's PostgreSQL, answers there. */
async function tryConnect(
  directory: DataDirectory,
  { port, applicationName }: { port: number; applicationName: string },
): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: urlOf(directory, port, 'postgres'),
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
  })
  // The database may end under an idle connection; whatever is asked of it next fails and says so.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    if (rows[0]?.data_directory === directory.postgres) return client
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  await client.end().catch(() => undefined)
  return undefined
}

async function start(directory: DataDirectory, { last }: { last: boolean }): Promise<void> {
  const { binaries, postgres, log, owner, folder } = directory
  // 127.0.0.1 only. What people wrote stays out of the log: no statements, no details of errors.
  const settings = {
    // A killed one leaves its note behind: whoever knew it by its port finds it again.
    port: await freePort((await readPidFile(directory))?.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  const args = ['start', '-D', postgres, '-l', log, '-w', '-o', options.join(' ')]
  try {
    await runAs(owner, { program: binaries.pgCtl, args, folder })
  } catch (error) {
    if (last)
      throw new BadInputError(`${error instanceof Error ? error.message : error} Its log is ${log}.`, { cause: error })
    // Another process may start or stop it in the same moment: the next look at the directory tells.
    await delay(100)
  }
}

/** The preferred one, or any where that is taken. */
async function freePort(preferred = 0): Promise<number> {
  const probe = createServer()
  try {
    probe.listen(preferred, '127.0.0.1')
    await once(probe, 'listening')
  } catch (error) {
    if (preferred === 0) throw error
    return freePort()
  }
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Signal 0 asks only; EPERM means that it lives and is not ours. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}
