import { CommanderError } from 'commander'
import type { z } from 'zod'
import { say } from './output'

/** Reads options by the schema of the address; what is wrong is said with what is possible, and is wrong usage. */
export function read<S extends z.ZodType>(schema: S, options: Readonly<Record<string, unknown>>): z.infer<S> {
  const parsed = schema.safeParse(options, { reportInput: true })
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const given = typeof issue.input === 'string' ? ` ${issue.input}` : ''
    const possible = issue.code === 'invalid_value' ? `possible are ${issue.values.join(', ')}` : issue.message
    say(`error: option --${String(issue.path[0])}${given}: ${possible}`)
  }
  throw new CommanderError(2, 'pushback.option', 'An option cannot be used.')
}
