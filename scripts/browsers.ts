import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { say } from './step'

/** Where the tests find a browser: its path in the environment, Debian's, or Playwright's own download. */
const BROWSERS = {
  chromium: { variable: 'CHROMIUM', debian: '/usr/bin/chromium', package: 'chromium' },
  firefox: { variable: 'FIREFOX', debian: '/usr/bin/firefox-esr', package: 'firefox-esr' },
} as const
export type BrowserName = keyof typeof BROWSERS

/** Installs what is missing and returns the variables that tell the tests where each browser is. */
export function ensureBrowsers(names: readonly BrowserName[]): Record<string, string> {
  const missing = names.filter((name) => pathOf(name) === undefined)
  if (missing.length > 0) install(missing)
  return Object.fromEntries(names.map((name) => [BROWSERS[name].variable, pathOf(name) ?? giveUp(name)]))
}

/** True where `apt-get install` works: Debian or one of its children, as root. */
export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Installs Debian packages; ends the process with what to do where that fails. */
export function aptInstall(packages: readonly string[]): void {
  say(`Installing from Debian: ${packages.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] }).status
  if (apt('update') === 0 && apt('install', '-y', '--no-install-recommends', ...packages) === 0) return
  say(`apt-get could not install them. Run: apt-get update && apt-get install -y ${packages.join(' ')}`)
  process.exit(1)
}

function install(names: readonly BrowserName[]): void {
  if (canUseApt()) {
    aptInstall([...names.map((name) => BROWSERS[name].package), 'fonts-noto-core', 'fonts-noto-cjk'])
    return
  }
  say(`Fetching ${names.join(' and ')} with Playwright …`)
  spawnSync('playwright', ['install', ...names], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
}

function pathOf(name: BrowserName): string | undefined {
  const { variable, debian } = BROWSERS[name]
  const named = process.env[variable]
  if (named !== undefined) return existsSync(named) ? named : undefined
  if (existsSync(debian)) return debian
  const playwright: typeof import('@playwright/test') = createRequire(import.meta.url)('@playwright/test')
  const own = playwright[name].executablePath()
  return existsSync(own) ? own : undefined
}

function giveUp(name: BrowserName): never {
  say(`
No ${name} was found and none could be installed. The tests need one. Either run
  sudo apt-get install -y ${BROWSERS[name].package}      or      npx playwright install ${name}
or set ${BROWSERS[name].variable} to the path of one, then run this command again.`)
  process.exit(1)
}
