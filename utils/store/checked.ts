import type { z } from 'zod'
import { faultStrings } from '../strings/en/faults'
import { FaultyInputError } from './errors'
import type { FaultKey } from './fault-strings'

type Issue = z.core.$ZodIssue

/** Input as its schema has it. What does not fit comes out in words of ours, never in those of the schema's library. */
export function checked<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw faultIn(input, parsed.error.issues[0])
}

/** What a person can cause has a text of its own; anything else is a page or a file that is not of this version. */
function faultIn(input: unknown, issue: Issue | undefined): FaultyInputError {
  const path = issue?.path ?? []
  const field = path.findLast((step) => typeof step === 'string') ?? ''
  const says = `fault.${kindOf(issue)}.${field}`
  if (!isFaultKey(says)) return new FaultyInputError('fault.unusable', { field: path.join('.') })
  const limit = issue && 'maximum' in issue ? Number(issue.maximum) : 0
  return new FaultyInputError(says, { length: lengthOf(valueAt(input, path)), limit })
}

function kindOf(issue: Issue | undefined): 'tooLong' | 'tooMany' | 'empty' | 'other' {
  if (issue?.code === 'too_big' && issue.origin === 'string') return 'tooLong'
  if (issue?.code === 'too_big' && issue.origin === 'array') return 'tooMany'
  return issue?.code === 'too_small' ? 'empty' : 'other'
}

const isFaultKey = (key: string): key is FaultKey => key in faultStrings

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => Object(value)[step], input)

/** As it would be stored: an accent that was typed apart counts with its letter. */
const lengthOf = (value: unknown): number =>
  typeof value === 'string' ? value.normalize('NFC').length : Array.isArray(value) ? value.length : 0
