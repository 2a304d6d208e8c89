import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A screen of its own with a window manager: only real key presses trigger an extension's commands. */
export interface Display {
  name: string
  stop(): void
}

const FIRST = 90

export async function startDisplay(): Promise<Display> {
  const name = `:${freeNumber()}`
  const xvfb = spawn('Xvfb', [name, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' })
  await until(() => works(name), `Xvfb did not start on ${name}`)
  const manager = spawn('openbox', [], { env: { ...process.env, DISPLAY: name }, stdio: 'ignore' })
  return { name, stop: () => stopAll([manager, xvfb]) }
}

function freeNumber(): number {
  for (let number = FIRST; ; number++) if (!existsSync(`/tmp/.X11-unix/X${number}`)) return number
}

function works(name: string): boolean {
  try {
    execFileSync('xdotool', ['getdisplaygeometry'], { env: { ...process.env, DISPLAY: name }, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function until(holds: () => boolean, failure: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(failure)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function stopAll(processes: ChildProcess[]): void {
  for (const child of processes) child.kill()
}
