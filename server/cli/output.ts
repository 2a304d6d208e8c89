import { PushbackError } from '@/utils/model/errors'

/** What is said to the person; standard output belongs to the command's result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

export function print(result: string): void {
  process.stdout.write(`${result}\n`)
}

/** Our own errors speak for themselves; of others the whole is shown, for whoever is asked for help. */
export function explain(error: unknown): string {
  if (error instanceof PushbackError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
