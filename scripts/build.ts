import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, say, step } from './step'

const SHARED = ['components/**', 'utils/**', 'package-lock.json', 'package.json', 'tsconfig.json']
const EXTENSION = ['entrypoints/**', 'public/**', 'wxt.config.ts', ...SHARED]

/** What is built, from which files, into which folder. */
const TARGETS = [
  { name: 'extension for Chromium', from: EXTENSION, to: '.output/chrome-mv3', command: 'wxt build' },
  { name: 'extension for Firefox', from: EXTENSION, to: '.output/firefox-mv3', command: 'wxt build -b firefox --mv3' },
  {
    name: 'dashboard',
    from: ['dashboard/**', ...SHARED],
    to: 'dist/dashboard',
    command: 'vite build --config dashboard/vite.config.ts --logLevel warn',
  },
]

/** Builds the extension for both browsers and the dashboard: only what has changed since it was last built here. */
export function build(): void {
  for (const { name, from, to, command } of TARGETS) {
    const sources = hashOf(from)
    const mark = join(ROOT, '.output', `built-from-${to.replaceAll('/', '-')}`)
    if (existsSync(join(ROOT, to)) && existsSync(mark) && readFileSync(mark, 'utf8') === sources) continue
    const began = Date.now()
    say(`Building the ${name} …`)
    const [program = '', ...args] = command.split(' ')
    step(program, args, { output: 'on failure' })
    mkdirSync(join(ROOT, '.output'), { recursive: true })
    writeFileSync(mark, sources)
    say(`Built the ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
  }
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of globSync(patterns, { cwd: ROOT }).sort()) {
    const path = join(ROOT, file)
    if (statSync(path).isFile()) hash.update(file).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.main) build()
