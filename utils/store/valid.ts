import { BadInputError, PushbackError } from '../model/errors'
import { MAX_TEXT, type Objection, objection } from '../model/records'

/** More was typed than a note holds; it stays in the box. */
export class NoteTooLongError extends PushbackError {
  override readonly name = 'NoteTooLongError' as const
  constructor(
    readonly field: string,
    readonly length: number,
    readonly limit: number,
  ) {
    const [has, fit] = [length, limit].map((count) => count.toLocaleString('en'))
    super(`The ${field} has ${has} characters; ${fit} fit into one note. Shorten it, or save it as two.`)
  }
}

const LIMITS: Record<string, number> = { text: MAX_TEXT, quote: MAX_TEXT, area: 500, competitor: 500 }

/** Checks fields of a note against its schema and answers them as they are stored (NFC, well-formed). */
export function validFields<T extends Partial<Objection>>(fields: T): T {
  for (const [field, limit] of Object.entries(LIMITS)) {
    const value = fields[field as keyof T]
    const length = typeof value === 'string' ? value.normalize('NFC').length : 0
    if (length > limit) throw new NoteTooLongError(field, length, limit)
  }
  const parsed = objection.partial().safeParse(fields)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new BadInputError(`The note cannot be saved: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  return parsed.data as T
}
