import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
const { TEST_REPORTS, SUITE } = process.env

/** Unit tests need nothing but Node; integration tests start a real PostgreSQL and a real server. */
export default defineConfig({
  resolve: { alias },
  test: {
    reporters: TEST_REPORTS ? ['default', ['json', { outputFile: `${TEST_REPORTS}/${SUITE}.json` }]] : ['default'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/setup.ts'],
          // Thousands of random lines take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/integration/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
