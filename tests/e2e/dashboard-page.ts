import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, expect, type Page } from '@playwright/test'

/** A browser as the tests' machines have it; Debian's lives at this path where nothing else is said. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
}

/** Fails the test at its end when the page wrote an error: a broken policy, a failed script, an unknown answer. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}

/** No fault of accessibility that axe knows. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** The number in a text such as `Export 4,375 notes`. */
export function figureIn(text: string | null): number {
  return Number(text?.match(/\d[\d,]*/)?.[0].replaceAll(',', ''))
}
