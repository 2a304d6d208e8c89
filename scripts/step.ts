import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** Tells the person at the terminal; standard output belongs to the command's result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

interface StepOptions {
  /** `result`: its output is this command's; `said`: it goes to standard error; `on failure`: only then. */
  output?: 'result' | 'said' | 'on failure'
  env?: NodeJS.ProcessEnv
}

/** Runs one step of a script in the project's folder and ends the process with its exit code when it fails. */
export function step(program: string, args: readonly string[], { output = 'result', env }: StepOptions = {}): void {
  const stdio = { result: 1, said: 2, 'on failure': 'pipe' } as const
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdio[output], output === 'on failure' ? 'pipe' : 2],
    encoding: 'utf8',
  })
  if (status === 0) return
  if (output === 'on failure') say(`${stdout}${stderr}`)
  say(`${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`)
  process.exit(status ?? 1)
}
