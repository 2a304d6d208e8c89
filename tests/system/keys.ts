import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

// X keycodes: a key's place on the keyboard, the same on every layout, as a hand finds it.
const ALT = 64
const SHIFT = 50
const DIGIT_ONE = 10

/** The extension's suggested chords: Alt+Shift with O, K, J and H. */
export const CHORD = {
  open: `${ALT}+${SHIFT}+32`,
  markBlocker: `${ALT}+${SHIFT}+45`,
  markPain: `${ALT}+${SHIFT}+44`,
  hide: `${ALT}+${SHIFT}+43`,
  /** Firefox opens its Help menu with H. */
  hideInFirefox: `${ALT}+${SHIFT}+30`,
} as const

/** Alt with a digit, by the digit's place: on AZERTY that key types a letter. */
export const altDigit = (digit: number) => `${ALT}+${DIGIT_ONE + digit - 1}`

/** Alt with the key that says Z on each layout; on the Russian one it is where Z is in America. */
export const ALT_Z = { us: `${ALT}+52`, fr: `${ALT}+25`, de: `${ALT}+29`, ru: `${ALT}+52` } as const

/** Takes a picture of the page, by the place of P on an American keyboard. */
export const ALT_P = `${ALT}+33`

/** The keyboard's layout on this display, such as `us`, `fr` or `ru`. */
export async function setLayout(layout: string): Promise<void> {
  await run('setxkbmap', [layout])
}

/** Presses real keys on the display, as a hand would: `press('alt+shift+o')`, `press('Return')`. */
export async function press(...keys: string[]): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', ...keys])
}

/** Types a text with real key presses, `delayMs` between them. */
export async function type(text: string, delayMs = 6): Promise<void> {
  await run('xdotool', ['type', '--delay', `${delayMs}`, '--', text])
}

/** Clicks with the real pointer. */
export async function clickAt({ x, y }: { x: number; y: number }): Promise<void> {
  await run('xdotool', ['mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1'])
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

/** Gives the keyboard to the window with this title, as a click on it does. */
export async function activate(title: string): Promise<void> {
  await run('xdotool', ['search', '--name', title, 'windowactivate', '--sync'])
}
