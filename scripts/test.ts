// `npm test`: unit, integration (a real PostgreSQL) and end to end (a real browser), on any machine with Node and npm.
import { ensureBrowsers } from './browsers'
import { build } from './build'
import { step } from './step'

const browsers = ensureBrowsers(['chromium'])
build()
step('vitest', ['run', ...process.argv.slice(2)], { env: { SUITE: 'vitest' } })
step('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], { env: { ...browsers, SUITE: 'e2e' } })
