import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import { openEmbedded } from '@/server/db/embedded/embedded'

const ROOT = join(import.meta.dirname, '../..')
const CLI = ['--import', 'tsx', 'server/cli/main.ts']

/** The endpoint as an administrator runs it: a process of its own on one port and one data directory, which last. */
export class Endpoint {
  #process: ChildProcess | undefined
  /** Signs the first admin in, once. */
  signInLink = ''

  private constructor(
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly dataDir: string,
  ) {}

  /** On any free port; the data directory is made by the endpoint itself, whose PostgreSQL may run as another user. */
  static async create(): Promise<Endpoint> {
    const port = await freePort()
    const dataDir = join(tmpdir(), `pushback-endpoint-${process.pid}-${port}`)
    const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' }
    const endpoint = new Endpoint(`http://127.0.0.1:${port}`, { ...env, DATABASE_URL: '', NODE_OPTIONS: '' }, dataDir)
    await endpoint.start()
    return endpoint
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [...CLI, 'serve'], {
      cwd: ROOT,
      env: this.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = child
    const said: string[] = []
    await new Promise<void>((ready, fail) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line)
        this.signInLink = /\S+\/sign-in#\S+/.exec(line)?.[0].replace('localhost', '127.0.0.1') ?? this.signInLink
        if (line.startsWith('Load the extension')) ready()
      })
      child.once('exit', (code) => fail(new Error(`The endpoint ended with ${code}:\n${said.join('\n')}`)))
    })
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  /** Stops it for good and deletes its data. */
  async dispose(): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  /** The result of a command of the command line beside the running server. */
  async command(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [...CLI, ...args], { cwd: ROOT, env: this.env })
    return stdout.trim()
  }

  get pid(): number {
    const pid = this.#process?.pid
    if (pid === undefined) throw new Error('The endpoint does not run.')
    return pid
  }

  /** A new token of this sales engineer in the first workspace. */
  newToken(email = 'eva@example.com'): Promise<string> {
    return this.command('token', 'create', '--workspace', 'team', '--email', email, '--role', 'se')
  }

  /** Rows straight from PostgreSQL, past everything of ours. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const { url, close } = await openEmbedded(this.dataDir, { as: 'command' })
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return (await client.query<Row>(sql, values)).rows
    } finally {
      await client.end()
      await close()
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('No port was free')
  return address.port
}
