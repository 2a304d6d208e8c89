import { createRequire } from 'node:module'
import type { Frame } from '@playwright/test'

const playwrightAxe = createRequire(import.meta.url).resolve('@axe-core/playwright')
const { source } = createRequire(playwrightAxe)('axe-core') as { source: string }

/** What axe finds in one frame; into the panel's, in its closed shadow root, it does not go from the page. */
export async function axeViolations(frame: Frame): Promise<unknown[]> {
  await frame.evaluate(source)
  return frame.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(): Promise<{ violations: unknown[] }> } }
    return (await axe.run()).violations
  })
}
