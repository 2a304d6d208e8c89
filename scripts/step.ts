import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** Tells the person at the terminal; standard output belongs to the command's result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/**
 * Runs one step of a script in the project's folder and ends the process with its exit code when it fails.
 * `quiet` sends its standard output to standard error.
 */
export function step(
  program: string,
  args: readonly string[],
  options: { quiet?: boolean; env?: NodeJS.ProcessEnv } = {},
): void {
  const { status, error } = spawnSync(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: options.quiet ? ['ignore', 2, 2] : ['ignore', 1, 2],
  })
  if (error) say(`${program} could not be run: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}
