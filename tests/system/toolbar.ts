import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The ground of the extension's icon and of its main button, which nothing else on the screen has. */
const ACCENT = '#4747C9'
/** As high as the tab strip and the toolbar of either browser. */
const TOOLBAR = { top: 0, height: 112 }
const BELOW = { top: 112, height: 400 }

/** A new Chromium profile in which the extension's button stands in the toolbar, as a user pins it. */
export function profileWithButton(dir: string): string {
  const profile = mkdtempSync(join(tmpdir(), 'pushback-pinned-'))
  mkdirSync(join(profile, 'Default'))
  const preferences = { extensions: { pinned_extensions: [unpackedId(dir)] } }
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  return profile
}

/** Chromium names an unpacked extension after its folder: the path's SHA-256 in the letters a to p. */
function unpackedId(dir: string): string {
  const digits = createHash('sha256').update(dir).digest('hex').slice(0, 32)
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}

/** Clicks the extension's button with the real pointer; false while no such button can be seen. */
export function clickToolbarButton(): Promise<boolean> {
  return clickAccent(TOOLBAR)
}

/** Clicks the main button of the popup with the real pointer; false while there is none. */
export function clickOpenNotes(): Promise<boolean> {
  return clickAccent(BELOW)
}

/** Whether the popup stands there with its buttons. */
export async function popupShown(): Promise<boolean> {
  return (await findAccent(BELOW)) !== undefined
}

async function clickAccent(strip: Strip): Promise<boolean> {
  const [before, place] = [await findAccent(strip), await findAccent(strip)]
  // Something that has just come or moves would be missed.
  if (!before || !place || before.x !== place.x || before.y !== place.y) return false
  await run('xdotool', ['mousemove', String(place.x), String(place.y), 'click', '1'])
  return true
}

interface Strip {
  top: number
  height: number
}

/** The lowest thing in the accent colour in a strip of the screen: above it a field's focus ring may have it too. */
async function findAccent({ top, height }: Strip): Promise<{ x: number; y: number } | undefined> {
  const screen = join(tmpdir(), `pushback-screen-${process.pid}.png`)
  await run('import', ['-window', 'root', screen])
  const strip = [screen, '-crop', `1280x${height}+0+${top}`, '+repage', '-depth', '8']
  // All other colours become one ground; `%@` is the box around what is left.
  const { stdout } = await run('convert', [...strip, '-fill', 'white', '+opaque', ACCENT, '-format', '%@', 'info:'])
  const [, w = 0, h = 0, x = 0, y = 0] = (/^(\d+)x(\d+)\+(\d+)\+(\d+)/.exec(stdout) ?? []).map(Number)
  return w === 0 ? undefined : { x: x + Math.round(w / 2), y: top + y + h - 6 }
}
