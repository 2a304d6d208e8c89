import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { againstGoal, type Figure } from './figure'

const BUILD = join(import.meta.dirname, '../.output/chrome-mv3')

/** What the panel page loads and what is put over a demo page, gzip, in kB of 1,000 bytes. */
export function sizes(): Figure[] {
  const html = readFileSync(join(BUILD, 'panel.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].flatMap(([, file]) => file ?? [])
  const panel = scripts.reduce((sum, file) => sum + gzipped(file), 0)
  return [againstGoal('panel-size', panel, 'kB', 120), againstGoal('overlay-size', gzipped('overlay.js'), 'kB', 6)]
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(join(BUILD, file))).length / 1_000
}
