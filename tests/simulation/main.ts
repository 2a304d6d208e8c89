// `npm run simulate -- --seed N --ops N [--seeds K]`: one JSON object for each seed; the story of a bad one on
// standard error.
import { parseArgs } from 'node:util'
import { isClean, shrink, storyOf } from './shrink'
import { simulate } from './simulate'

const HELP = 'Usage: npm run simulate -- [--seed N] [--ops N] [--seeds K]   K seeds from N on; without N a new one'
const DEFAULT_OPS = 10_000

const number = (text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  console.error(`"${text}" is not a whole number.\n${HELP}`)
  process.exit(2)
}

function readArguments() {
  try {
    const type = 'string' as const
    const options = { seed: { type }, ops: { type }, seeds: { type }, help: { type: 'boolean' as const } }
    const { values } = parseArgs({ options })
    if (!values.help) return values
    console.log(HELP)
    process.exit(0)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${HELP}`)
    process.exit(2)
  }
}

const given = readArguments()
const first = number(given.seed, Date.now() % 2 ** 31)
const ops = number(given.ops, DEFAULT_OPS)
const count = number(given.seeds, 1)

for (let seed = first; seed < first + count; seed++) {
  const { complaints, ...outcome } = await simulate({ seed, ops })
  console.log(JSON.stringify(outcome))
  if (isClean({ ...outcome, complaints })) continue
  process.exitCode = 1
  console.error(`Seed ${seed} went wrong:\n  ${complaints.join('\n  ')}\nLooking for a short story …`)
  const failing = await shrink({ seed, ops })
  console.error(`${failing.kept.length} operations are enough:\n${(await storyOf(failing)).join('\n')}`)
}
