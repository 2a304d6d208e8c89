// `npm run test:system`: what needs Debian and root: real key presses in headed browsers under Xvfb, and LibreOffice.
import { existsSync } from 'node:fs'
import { aptInstall, canUseApt, ensureBrowsers } from './browsers'
import { build } from './build'
import { say, step } from './step'

const PROGRAMS: Record<string, string[]> = {
  ...{ Xvfb: ['xvfb'], openbox: ['openbox'], xdotool: ['xdotool'], import: ['imagemagick'] },
  // Opens what was exported.
  soffice: ['libreoffice-calc-nogui'],
  // Read the files of deploy/.
  ...{ caddy: ['caddy'], 'docker-compose': ['docker-compose'], 'systemd-analyze': ['systemd'] },
  // The Japanese input method.
  'uim-sh': ['uim', 'uim-gtk3', 'uim-anthy'],
}

if (!canUseApt()) {
  say(
    'The system tests press real keys in headed browsers and open files in LibreOffice. They need Debian and root: run them there.',
  )
  process.exit(1)
}
const missing = Object.entries(PROGRAMS).filter(([program]) => !existsSync(`/usr/bin/${program}`))
if (missing.length > 0) aptInstall(missing.flatMap(([, packages]) => packages))
const browsers = ensureBrowsers(['chromium', 'firefox'])
build()
step('playwright', ['test', '--config', 'tests/system/playwright.config.ts'], { env: { ...browsers, SUITE: 'system' } })
