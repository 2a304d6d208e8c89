import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = resolve(import.meta.dirname, '../..')

export interface SampleServer {
  url: string
  /** Signs in once. */
  signInLink: string
  /** What an engineer's extension is paired with. */
  deviceToken: string
  stop: () => Promise<void>
}

/** The real endpoint with its sample, in a process and a data directory of its own, on any free port. */
export async function startSampleServer(): Promise<SampleServer> {
  if (!existsSync(join(ROOT, 'dist/dashboard/index.html'))) {
    throw new Error('The dashboard is not built. Run: npm run build')
  }
  // Made by the endpoint itself: as root its PostgreSQL runs as another user, who must be let in.
  const dataDir = join(tmpdir(), `pushback-e2e-${process.pid}-${Date.now()}`)
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: undefined, NODE_OPTIONS: undefined }
  const args = ['--import', 'tsx', 'server/cli/main.ts', 'serve', '--sample']
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const stop = async () => {
    await ended(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    return { ...(await announced(child)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Reads what the endpoint tells the person who started it. */
function announced(child: ChildProcess): Promise<Omit<SampleServer, 'stop'>> {
  return new Promise((done, fail) => {
    const said: string[] = []
    let signInLink: string | undefined
    if (!child.stderr) return fail(new Error('The endpoint has no standard error'))
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line)
      signInLink = /\S+\/sign-in#\S+/.exec(line)?.[0] ?? signInLink
      const paired = /address (\S+)\s+token (\S+)/.exec(line)
      const [, url, deviceToken] = paired ?? []
      if (url && deviceToken && signInLink) done({ url, signInLink, deviceToken })
    })
    child.once('exit', (code) => fail(new Error(`The endpoint ended with ${code}:\n${said.join('\n')}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}
