import { type Outcome, simulate } from './simulate'

type Settings = Parameters<typeof simulate>[0]

const LONGEST_SEARCH_MS = 120_000

export const isClean = ({ lost, doubled, diverged }: Outcome) => lost + doubled + diverged === 0

/** A run that goes wrong, with those of its operations only. */
export interface Failing extends Settings {
  kept: readonly number[]
}

/**
 * Finds fewer operations that still end badly: first a shorter run, then ever smaller parts of it are left out (Zeller
 * and Hildebrandt 2002, "Simplifying and Isolating Failure-Inducing Input", ddmin without its tests of the parts
 * alone). It gives what it has found when that takes too long.
 */
export async function shrink(settings: Settings): Promise<Failing> {
  const end = Date.now() + LONGEST_SEARCH_MS
  const fails = async (tried: Failing) =>
    Date.now() < end && !isClean(await simulate({ ...tried, only: new Set(tried.kept) }))
  let failing: Failing = { ...settings, kept: Array.from({ length: settings.ops }, (_, index) => index) }
  for (const share of [0.25, 0.5, 0.75]) {
    const ops = Math.ceil(failing.ops * share)
    const shorter = { ...failing, ops, kept: failing.kept.slice(0, ops) }
    if (await fails(shorter)) failing = shorter
  }
  for (let size = Math.ceil(failing.kept.length / 2); ; size = Math.ceil(size / 2)) {
    for (let from = 0; from < failing.kept.length; ) {
      const without = { ...failing, kept: [...failing.kept.slice(0, from), ...failing.kept.slice(from + size)] }
      if (await fails(without)) failing = without
      else from += size
    }
    if (size === 1 || Date.now() >= end) return failing
  }
}

/** What happened, line by line. */
export async function storyOf({ kept, ...settings }: Failing): Promise<string[]> {
  const lines: string[] = []
  await simulate({ ...settings, only: new Set(kept), tell: (line) => lines.push(line) })
  return lines
}
