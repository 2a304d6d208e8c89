import { defineConfig } from '@playwright/test'

const { CI, TEST_REPORTS } = process.env

/** Real key presses in headed browsers, on a display of their own: one test at a time has the keyboard. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/system',
  globalSetup: './global-setup.ts',
  workers: 1,
  retries: CI ? 1 : 0,
  timeout: 60_000,
  forbidOnly: true,
  reporter: TEST_REPORTS ? [['list'], ['json', { outputFile: `${TEST_REPORTS}/system.json` }]] : [['list']],
})
