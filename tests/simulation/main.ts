// `npm run simulate -- --seed N --ops N [--seeds K]`: one JSON object for each seed; the story of a bad one on
// standard error.
import { BadInputError } from '@/utils/model/errors'
import { HELP, readArguments } from './arguments'
import { isClean, shrink, storyOf } from './shrink'
import { simulate } from './simulate'

function argumentsOrExit() {
  try {
    const given = readArguments(process.argv.slice(2), Date.now())
    if (given !== 'help') return given
    console.log(HELP)
    process.exit(0)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    console.error(`${error.message}\n${HELP}`)
    process.exit(2)
  }
}

const { seed: first, ops, seeds } = argumentsOrExit()

for (let seed = first; seed < first + seeds; seed++) {
  const { complaints, ...outcome } = await simulate({ seed, ops })
  console.log(JSON.stringify(outcome))
  if (isClean({ ...outcome, complaints })) continue
  process.exitCode = 1
  console.error(`Seed ${seed} went wrong:\n  ${complaints.join('\n  ')}\nLooking for a short story …`)
  const failing = await shrink({ seed, ops })
  console.error(`${failing.kept.length} operations are enough:\n${(await storyOf(failing)).join('\n')}`)
}
