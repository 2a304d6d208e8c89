import { defineConfig } from '@playwright/test'

const { CI, TEST_REPORTS } = process.env

/** End to end on real parts: the built extension in headless Chromium, a real server, a real PostgreSQL. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  workers: 1,
  retries: CI ? 1 : 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: TEST_REPORTS ? [['list'], ['json', { outputFile: `${TEST_REPORTS}/e2e.json` }]] : [['list']],
})
