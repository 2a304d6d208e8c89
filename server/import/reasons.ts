import type { z } from 'zod'

/** What a record's schema says against a row, for the person who has the file. */
export function reasonsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const field = issue.path.join('.')
    const length = typeof issue.input === 'string' ? `${issue.input.length} characters` : 'too many'
    if (issue.code === 'too_big') return `${field} has ${length}, at most ${issue.maximum} fit`
    return `${field}: ${issue.message}`
  })
}
