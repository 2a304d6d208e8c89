import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding'

const ROOT = join(import.meta.dirname, '../..')
/** What `npm run build` makes, by what people call it. */
const BUILT = {
  'the dashboard': 'dist/dashboard/index.html',
  'the extension for Chromium': '.output/chrome-mv3/manifest.json',
  'the extension for Firefox': '.output/firefox-mv3/manifest.json',
}

/** The program itself: what it runs on, and whether all of it was built. */
export async function examineProgram(root = ROOT): Promise<Finding[]> {
  const missing = Object.entries(BUILT).flatMap(([name, file]) => (existsSync(join(root, file)) ? [] : [name]))
  const says = `Node ${process.versions.node} on ${process.platform}, ${process.arch}.`
  if (missing.length === 0) return [{ about: 'program', level: 'ok', says }]
  return [{ about: 'program', level: 'warn', says: `${says} Not built: ${missing.join(', ')}. Run: npm run build` }]
}
