import { parseArgs } from 'node:util'
import { BadInputError } from '@/utils/model/errors'

export const HELP =
  'Usage: npm run simulate -- [--seed N] [--ops N] [--seeds K]   K seeds from N on; without N a new one'
const DEFAULT_OPS = 10_000
/** The random numbers know no larger seed: two beyond would tell the same story. */
const SEEDS_END = 2 ** 31

interface Arguments {
  seed: number
  ops: number
  /** How many seeds, from `seed` on. */
  seeds: number
}

/** What a run is to play, or `help`; throws a `BadInputError` for what makes no sense. */
export function readArguments(args: string[], nowMs: number): Arguments | 'help' {
  const given = parse(args)
  if (given.help) return 'help'
  const seeds = wholeNumber('seeds', given.seeds, 1)
  const ops = wholeNumber('ops', given.ops, DEFAULT_OPS)
  const seed = wholeNumber('seed', given.seed, nowMs % Math.max(1, SEEDS_END - seeds + 1))
  if (seeds < 1 || ops < 1) throw new BadInputError('There must be at least one seed and one operation.')
  if (seed + seeds > SEEDS_END) throw new BadInputError(`Seeds end at ${SEEDS_END - 1}.`)
  return { seed, ops, seeds }
}

function parse(args: string[]) {
  const type = 'string' as const
  const options = { seed: { type }, ops: { type }, seeds: { type }, help: { type: 'boolean' as const } }
  try {
    return parseArgs({ args, options }).values
  } catch (cause) {
    throw new BadInputError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  throw new BadInputError(`--${name} "${text}" is not a whole number that can be counted to.`)
}
