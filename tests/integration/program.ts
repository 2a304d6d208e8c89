import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** A data directory of its own, where the embedded PostgreSQL of these tests lives. */
export async function aDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pushback-data-'))
  await chmod(folder, 0o755)
  return folder
}

export function removeDataDir(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

/** PostgreSQL's own note that it runs there. */
export function databaseRuns(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'postmaster.pid'))
}

export interface Program {
  process: ChildProcess
  /** Resolves with what has been written to standard error once `wanted` stands in it. */
  said: (wanted: RegExp) => Promise<RegExpExecArray>
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** Runs the command line as a process of its own, as people do. */
export function run(args: string[], env: Record<string, string>): Program {
  const { DATABASE_URL: _, MIGRATE_URL: __, ...inherited } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], {
    cwd: ROOT,
    env: { ...inherited, LOG_LEVEL: 'silent', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    text.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    text.stderr += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code, ...text }))
  const said = async (wanted: RegExp) => {
    for (;;) {
      const found = wanted.exec(text.stderr)
      if (found) return found
      if (child.exitCode !== null) throw new Error(`It ended before it said ${wanted}: ${text.stderr}`)
      await Promise.race([once(child.stderr, 'data'), ended])
    }
  }
  return { process: child, said, ended }
}

export async function serve(dataDir: string, env: Record<string, string> = {}) {
  const program = run(['serve'], { DATA_DIR: dataDir, ...env })
  const [, url = ''] = await program.said(/ready at (\S+)/)
  return { ...program, url }
}

export async function stop({ process, ended }: Program): Promise<number | null> {
  process.kill('SIGTERM')
  return (await ended).code
}
