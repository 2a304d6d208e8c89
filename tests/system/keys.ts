import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The extension's suggested chords, as xdotool writes keys. */
export const CHORD = {
  open: 'alt+shift+o',
  markBlocker: 'alt+shift+k',
  markPain: 'alt+shift+j',
  hide: 'alt+shift+h',
} as const

/** Presses real keys on the display, as a hand would: `press('alt+shift+o')`, `press('Return')`. */
export async function press(...keys: string[]): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', ...keys])
}

/** Types a text with real key presses. */
export async function type(text: string): Promise<void> {
  await run('xdotool', ['type', '--delay', '6', '--', text])
}

/** The title of the window that has the keyboard; empty while there is none. */
export async function windowTitle(): Promise<string> {
  const active = await run('xdotool', ['getactivewindow', 'getwindowname']).catch(() => ({ stdout: '' }))
  return active.stdout.trim()
}

/** Whether the window manager has given the keyboard to a browser: a press before that goes nowhere. */
export async function windowActive(): Promise<boolean> {
  return /Chromium|Firefox/.test(await windowTitle())
}
