// Adds up what the suites reported into TEST_REPORTS (JSON of Vitest and Playwright) and prints the closing line.
import { globSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { say } from './step'

const vitest = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int() })
const playwright = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }) })
const flakySpec = z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })

let passed = 0
let failed = 0
const reports = process.env.TEST_REPORTS ? globSync(`${process.env.TEST_REPORTS}/*.json`) : []
if (reports.length === 0) {
  say('No test report was found in TEST_REPORTS: run the suites with it set.')
  process.exit(1)
}
for (const path of reports) {
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const unit = vitest.safeParse(report)
  if (unit.success) {
    passed += unit.data.numPassedTests
    failed += unit.data.numFailedTests || unit.data.numFailedTestSuites
    continue
  }
  const { stats } = playwright.parse(report)
  passed += stats.expected + stats.flaky
  failed += stats.unexpected
  if (stats.flaky > 0) for (const title of flakyTitles(report)) console.log(`passed only on its second try: ${title}`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

/** Titles of the tests that failed once, wherever they stand in Playwright's nested suites. */
function flakyTitles(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return []
  const spec = flakySpec.safeParse(node)
  if (spec.success) return spec.data.tests.some((test) => test.status === 'flaky') ? [spec.data.title] : []
  return Object.values(node).flatMap((child) => flakyTitles(child))
}
