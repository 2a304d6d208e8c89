import { type Outcome, simulate } from './simulate'

type Settings = Parameters<typeof simulate>[0]

const MOST_TRIES = 150

export const isClean = ({ lost, doubled, diverged }: Outcome) => lost + doubled + diverged === 0

/**
 * Finds fewer operations that still end badly, by leaving out ever smaller parts of them (Zeller and Hildebrandt
 * 2002, "Simplifying and Isolating Failure-Inducing Input", ddmin without its tests of the parts alone).
 */
export async function shrink(settings: Settings): Promise<number[]> {
  let kept = Array.from({ length: settings.ops }, (_, index) => index)
  let tries = 0
  for (let size = Math.ceil(kept.length / 2); ; size = Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length && tries < MOST_TRIES; ) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)]
      tries++
      if (isClean(await simulate({ ...settings, only: new Set(rest) }))) from += size
      else kept = rest
    }
    if (size === 1 || tries >= MOST_TRIES) return kept
  }
}

/** What happened, line by line, with those operations only. */
export async function storyOf(settings: Settings, only: readonly number[]): Promise<string[]> {
  const lines: string[] = []
  await simulate({ ...settings, only: new Set(only), tell: (line) => lines.push(line) })
  return lines
}
